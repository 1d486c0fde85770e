package io.surveylink.salesforce.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveylink.salesforce.FaultClass;
import io.surveylink.salesforce.RecordRow;
import io.surveylink.salesforce.RowResult;
import io.surveylink.salesforce.SalesforceException.Outcome;
import io.surveylink.salesforce.WriteCall;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.simulator.fault.Fault;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Update-only by external id: two calls of which only the second writes. */
class UpdateByExternalIdTest extends GatewayAndSimulator {

    private static final int FULL_CALL = 200;

    @Test
    void updatesTheRecordThatHasTheKeyAndCreatesNone() {
        String id = contact("p:1", "Mori");

        var results = update(row(null, KEY, "p:1", "LastName", "Sato"), row(null, KEY, "p:2", "LastName", "Abe"));

        assertThat(results.getFirst()).isEqualTo(new RowResult.Saved(id, false));
        assertThat(results.get(1)).isInstanceOfSatisfying(RowResult.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("RECORD_NOT_FOUND");
            assertThat(refused.faultClass()).isEqualTo(FaultClass.DATA);
            assertThat(refused.fields()).containsExactly(KEY);
        });
        assertThat(records("Contact")).extracting("LastName").containsExactly("Sato");
    }

    @Test
    void keysCompareWithoutCaseAndTheKeyItselfStays() {
        String id = contact("Prj:Aa-1", "Mori");

        var results = update(row(null, "survey_response_id__C", " pRJ:aA-1 ", "LastName", "Sato"));

        assertThat(results).containsExactly(new RowResult.Saved(id, false));
        assertThat(records("Contact").getFirst()).containsEntry(KEY, "Prj:Aa-1").containsEntry("LastName", "Sato");
    }

    @Test
    void aKeyOfSeveralRecordsIsRefused() {
        account("Same number", "N-1");
        account("Same number too", "n-1");

        var results = gateway.write(
                        session,
                        call("Account", "Customer_Number__c", row(null, "Customer_Number__c", "N-1", "Name", "Other")))
                .value();

        assertThat(results).singleElement().isInstanceOfSatisfying(RowResult.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("RECORD_NOT_UNIQUE");
            assertThat(refused.faultClass()).isEqualTo(FaultClass.DATA);
            assertThat(refused.fields()).containsExactly("Customer_Number__c");
        });
        assertThat(calls("update")).isEmpty();
    }

    @Test
    void aRowWithoutItsKeyIsRefusedAsAnUpsertWouldBe() {
        var results = update(row(null, "LastName", "Nobody"), row(null, KEY, " ", "LastName", "Nobody"));

        assertThat(results).allSatisfy(result -> assertThat(refusedCode(result)).isEqualTo("MISSING_ARGUMENT"));
        assertThat(calls("query")).isEmpty();
    }

    @Test
    void rowsOfOneRecordDoNotGoTogether() {
        contact("p:1", "Mori");

        var results = update(row(null, KEY, "p:1", "LastName", "First"), row(null, KEY, "P:1", "LastName", "Second"));

        assertThat(results.getFirst()).isInstanceOf(RowResult.Saved.class);
        assertThat(results.get(1)).isInstanceOfSatisfying(RowResult.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("RECORD_TWICE_IN_CALL");
            assertThat(refused.faultClass()).isEqualTo(FaultClass.TRANSIENT);
        });
        assertThat(records("Contact")).extracting("LastName").containsExactly("First");
    }

    @Test
    void aFullCallCostsOneQueryAndOneUpdate() {
        write(WriteOperation.CREATE, null, rows("Before", FULL_CALL));

        var results = update(rows("After", FULL_CALL));

        assertThat(results).hasSize(FULL_CALL).allMatch(RowResult.Saved.class::isInstance);
        assertThat(calls("query")).hasSize(1);
        assertThat(calls("update")).hasSize(1);
        assertThat(records("Contact")).allMatch(record -> Objects.equals(record.get("LastName"), "After"));
    }

    @Test
    void longKeysStayWithinTheLengthOfAQuery() {
        var keys =
                IntStream.range(0, FULL_CALL).mapToObj(i -> "'".repeat(250) + i).toList();
        write(
                WriteOperation.CREATE,
                null,
                keys.stream()
                        .map(key -> row(null, KEY, key, "LastName", "Before"))
                        .toArray(RecordRow[]::new));

        var found = gateway.findIds(session, "Contact", KEY, keys).value();

        assertThat(found)
                .hasSize(FULL_CALL)
                .allSatisfy((key, ids) -> assertThat(ids).hasSize(1));
        assertThat(calls("query")).hasSize(2);
    }

    @Test
    void valuesAreLookedForAsTheyAreWhateverTheyHold() {
        var keys = List.of("it's", "back\\slash", "') OR (Id != '", "日本語 😀", "100%", "_", "new\nline");
        keys.forEach(key -> contact(key, "Mori"));

        var found = gateway.findIds(session, "Contact", KEY, keys).value();

        keys.forEach(key -> assertThat(found.get(key)).as(key).hasSize(1));
        assertThat(found.values().stream().flatMap(List::stream).distinct()).hasSize(keys.size());
        assertThat(gateway.findIds(session, "Contact", KEY, List.of("nobody", ""))
                        .value())
                .isEqualTo(Map.of("nobody", List.of(), "", List.of()));
    }

    @Test
    void numbersAreLookedForAsNumbers() {
        var nine = savedId(gateway.write(
                        session,
                        new WriteCall(
                                WriteOperation.CREATE,
                                "Survey_Response__c",
                                null,
                                List.of(row(null, "Score__c", new BigDecimal("9")))))
                .value()
                .getFirst());

        var found = gateway.findIds(
                        session, "Survey_Response__c", "Score__c", List.of(new BigDecimal("9.0"), new BigDecimal("10")))
                .value();

        assertThat(found).isEqualTo(Map.of("9.0", List.of(nine), "10", List.of()));
    }

    @Test
    void aNameThatIsNoneIsNotPutIntoAQuery() {
        var error = refused(() -> gateway.findIds(session, "Contact", "Id FROM User WHERE Id", List.of("x")));

        assertThat(error.faultClass()).isEqualTo(FaultClass.SCHEMA);
        assertThat(calls("query")).isEmpty();
    }

    @Test
    void aLookupThatFailedHasWrittenNothing() {
        contact("p:1", "Mori");
        simulator.production().addFault("query", new Fault.ResetAfterCommit());
        var lost = refused(() -> update(row(null, KEY, "p:1", "LastName", "Sato")));
        simulator.production().addFault("query", new Fault.Code("SERVER_UNAVAILABLE"));
        var refused = refused(() -> update(row(null, KEY, "p:1", "LastName", "Sato")));

        assertThat(lost.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(lost.faultClass()).isEqualTo(FaultClass.TRANSIENT);
        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(calls("update")).isEmpty();
    }

    @Test
    void onlyTheUpdatesLostAnswerIsUnknownAndTellsWhatTheLookupCost() {
        contact("p:1", "Mori");
        simulator.production().addFault("update", new Fault.ResetAfterCommit());

        var error = refused(() -> update(row(null, KEY, "p:1", "LastName", "Sato")));

        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.usage()).isNotNull();
        assertThat(calls("update")).hasSize(1);
    }

    @Test
    void theUsageIsThatOfTheLastCall() {
        contact("p:1", "Mori");
        int before =
                Objects.requireNonNull(gateway.getUserInfo(session).usage()).used();

        var answer = gateway.write(session, call("Contact", KEY, row(null, KEY, "p:1", "LastName", "Sato")));

        assertThat(Objects.requireNonNull(answer.usage()).used()).isEqualTo(before + 2);
    }

    private static List<RowResult> update(RecordRow... rows) {
        return write(WriteOperation.UPDATE_BY_EXTERNAL_ID, KEY, rows);
    }

    private static WriteCall call(String object, String key, RecordRow... rows) {
        return new WriteCall(WriteOperation.UPDATE_BY_EXTERNAL_ID, object, key, List.of(rows));
    }

    private static RecordRow[] rows(String lastName, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> row(null, KEY, "p:" + i, "LastName", lastName))
                .toArray(RecordRow[]::new);
    }

    private static String contact(String key, String lastName) {
        return savedId(write(WriteOperation.CREATE, null, row(null, KEY, key, "LastName", lastName))
                .getFirst());
    }

    private static void account(String name, String number) {
        simulator.production().putRecord("Account", "", "acme", Map.of("Name", name, "Customer_Number__c", number));
    }
}
