package io.surveylink.salesforce.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveylink.salesforce.FaultClass;
import io.surveylink.salesforce.FieldDescription;
import io.surveylink.salesforce.ObjectDescription;
import io.surveylink.salesforce.ObjectSummary;
import io.surveylink.salesforce.Reference;
import io.surveylink.salesforce.RowResult;
import io.surveylink.salesforce.SalesforceException.Outcome;
import io.surveylink.salesforce.SalesforceSession;
import io.surveylink.salesforce.TestHosts;
import io.surveylink.salesforce.WriteCall;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.salesforce.WriteOptions;
import io.surveylink.salesforce.internal.CallTransport.Limits;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.simulator.org.DuplicateRule;
import io.surveylink.testing.FreePorts;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WscSalesforceGatewayTest extends GatewayAndSimulator {

    @Test
    void userInfoTellsWhoTheSessionIsAndWhatTheOrgHasUsed() {
        var answer = gateway.getUserInfo(session);

        assertThat(answer.value().username()).isEqualTo("owner@acme.example");
        assertThat(answer.value().organizationName()).isEqualTo("Acme Corporation");
        assertThat(answer.value().organizationId()).hasSize(18);
        assertThat(answer.usage()).isNotNull();
        assertThat(answer.usage().used()).isPositive().isLessThan(answer.usage().limit());
    }

    @Test
    void describeTellsWhatTheUserMaySetAndWhatIsAKey() {
        assertThat(gateway.describeGlobal(session).value())
                .extracting(ObjectSummary::name)
                .contains("Contact", "Survey_Response__c");

        var contact = gateway.describe(session, List.of("Contact")).value().getFirst();

        assertThat(contact.createable()).isTrue();
        assertThat(contact.field("lastname")).hasValueSatisfying(field -> {
            assertThat(field.required()).isTrue();
            assertThat(field.type()).isEqualTo("string");
            assertThat(field.size().length()).isEqualTo(80);
        });
        assertThat(contact.field(KEY)).hasValueSatisfying(field -> {
            assertThat(field.isUpsertKey()).isTrue();
            assertThat(field.key()).isEqualTo(new FieldDescription.Key(true, true, true, false));
        });
        assertThat(contact.field("AccountId").map(FieldDescription::lookup))
                .hasValue(new FieldDescription.Lookup(List.of("Account"), "Account"));
    }

    @Test
    void describeTellsPicklistsRecordTypesAndWhereValuesComeFrom() {
        var contact =
                gateway.describe(session, List.of("Contact", "Case")).value().getFirst();
        var status = gateway.describe(session, List.of("Case"))
                .value()
                .getFirst()
                .field("Status")
                .orElseThrow();

        assertThat(contact.keyPrefix()).isEqualTo("003");
        assertThat(contact.queryable()).isTrue();
        assertThat(contact.recordTypes())
                .extracting(ObjectDescription.RecordType::developerName)
                .contains("Customer_Contact", "Partner_Contact");
        assertThat(contact.recordTypes())
                .filteredOn(ObjectDescription.RecordType::master)
                .hasSize(1);
        assertThat(status.required()).isFalse();
        assertThat(status.origin().defaultedOnCreate()).isTrue();
        assertThat(status.picklist().options())
                .contains(new FieldDescription.Picklist.Option("New", "New", true, true))
                .contains(new FieldDescription.Picklist.Option("Closed", "Closed", true, false));
        assertThat(status.picklist().controller()).isNull();
        assertThat(contact.field("LastName").orElseThrow().lookup().relationship())
                .isNull();
        assertThat(contact.field("Name").orElseThrow().origin().nameField()).isTrue();
    }

    @Test
    void anObjectThatIsNotThereIsAFaultOfTheMapping() {
        var error = refused(() -> gateway.describe(session, List.of("Nothing__c")));

        assertThat(error.code()).isEqualTo("INVALID_TYPE");
        assertThat(error.faultClass()).isEqualTo(FaultClass.SCHEMA);
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void writesFindReadsAndDeletes() {
        var created = write(WriteOperation.CREATE, null, row(null, "LastName", "Mori", "Email", "a@example.com"));
        var id = ((RowResult.Saved) created.getFirst()).recordId();
        assertThat(created.getFirst()).isEqualTo(new RowResult.Saved(id, true));

        var updated = write(WriteOperation.UPDATE, null, row(id, "Email", null, "Birthdate", LocalDate.of(1990, 2, 3)));
        assertThat(updated.getFirst()).isEqualTo(new RowResult.Saved(id, false));

        var rows = gateway.query(session, "SELECT Id, LastName, Email, Birthdate FROM Contact WHERE Id = '" + id + "'")
                .value();
        assertThat(rows).containsExactly(Map.of("Id", id, "LastName", "Mori", "Birthdate", "1990-02-03"));

        assertThat(write(WriteOperation.DELETE, null, row(id)).getFirst()).isEqualTo(new RowResult.Saved(id, false));
        assertThat(write(WriteOperation.DELETE, null, row(id)).getFirst())
                .isInstanceOfSatisfying(
                        RowResult.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("ENTITY_IS_DELETED"));
    }

    @Test
    void aParentIsFoundByItsExternalId() {
        var parent = new Reference("Account", "Account", "Customer_Number__c", "A-1001");
        var nobody = new Reference("Account", "Account", "Customer_Number__c", "A-none");

        var results = write(
                WriteOperation.CREATE,
                null,
                row(null, "LastName", "Mori", "Account", parent),
                row(null, "LastName", "Sato", "Account", nobody));

        var northwind = records("Account").stream()
                .filter(account -> "A-1001".equals(account.get("Customer_Number__c")))
                .findFirst()
                .orElseThrow();
        assertThat(results.getFirst()).isInstanceOf(RowResult.Saved.class);
        assertThat(records("Contact")).extracting("AccountId").containsExactly(northwind.get("Id"));
        assertThat(results.get(1)).isInstanceOfSatisfying(RowResult.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("INVALID_FIELD");
            assertThat(refused.faultClass()).isEqualTo(FaultClass.DATA);
        });
    }

    @Test
    void aDuplicateRuleThatAlertsIsPassedOverOnRequest() {
        simulator
                .production()
                .orgs()
                .first()
                .changeRules(rules -> rules.withDuplicates(
                        List.of(new DuplicateRule("Contact_Email", "Contact", "Email", true, "Use the other"))));
        var contact = row(null, "LastName", "Mori", "Email", "mori@example.com");
        write(WriteOperation.CREATE, null, contact);

        var again = write(WriteOperation.CREATE, null, contact).getFirst();
        var saved = gateway.write(
                        session,
                        new WriteCall(
                                WriteOperation.CREATE,
                                "Contact",
                                null,
                                List.of(contact),
                                new WriteOptions(true, false)))
                .value()
                .getFirst();

        assertThat(refusedCode(again)).isEqualTo("DUPLICATES_DETECTED");
        assertThat(saved).isInstanceOf(RowResult.Saved.class);
    }

    @Test
    void upsertTellsACreatedRecordFromAnUpdatedOne() {
        var first = write(WriteOperation.UPSERT, KEY, row(null, KEY, "p:1", "LastName", "Mori"));
        var second = write(WriteOperation.UPSERT, KEY, row(null, KEY, "p:1", "LastName", "Sato"));

        assertThat(first.getFirst())
                .isInstanceOfSatisfying(
                        RowResult.Saved.class, s -> assertThat(s.created()).isTrue());
        assertThat(second.getFirst())
                .isInstanceOfSatisfying(
                        RowResult.Saved.class, s -> assertThat(s.created()).isFalse());
    }

    @Test
    void oneBadRowLeavesTheOthersAlone() {
        var results =
                write(WriteOperation.CREATE, null, row(null, "LastName", "Mori"), row(null, "FirstName", "Nobody"));

        assertThat(results.get(0)).isInstanceOf(RowResult.Saved.class);
        assertThat(results.get(1)).isInstanceOfSatisfying(RowResult.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("REQUIRED_FIELD_MISSING");
            assertThat(refused.faultClass()).isEqualTo(FaultClass.DATA);
            assertThat(refused.fields()).containsExactly("LastName");
        });
    }

    @Test
    void aDeadSessionIsSaidSo() {
        var dead = new SalesforceSession(session.instanceUrl(), "00Dxx!dead");

        assertThat(refused(() -> gateway.getUserInfo(dead)).faultClass()).isEqualTo(FaultClass.SESSION_INVALID);
    }

    @Test
    void anAnswerLostAfterTheCommitIsUnknownAndNothingIsSentTwice() {
        simulator.production().addFault("create", new Fault.ResetAfterCommit());

        var error = refused(() -> write(WriteOperation.CREATE, null, row(null, "LastName", "Once")));

        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.faultClass()).isEqualTo(FaultClass.TRANSIENT);
        assertThat(calls("create")).hasSize(1);
        assertThat(simulator.production().records("Contact"))
                .filteredOn("LastName", "Once")
                .hasSize(1);
    }

    @Test
    void aConnectionCutBeforeTheAnswerIsUnknownAndNothingIsSentTwice() {
        simulator.production().addFault("create", new Fault.ResetBeforeCommit());

        var error = refused(() -> write(WriteOperation.CREATE, null, row(null, "LastName", "Never")));

        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(calls("create")).hasSize(1);
    }

    static List<Fault> unreadable() {
        return List.of(new Fault.Truncated(), new Fault.Empty(200), new Fault.Html503());
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void anAnswerThatCannotBeReadIsUnknown(Fault fault) {
        simulator.production().addFault("create", fault);

        var error = refused(() -> write(WriteOperation.CREATE, null, row(null, "LastName", "Mori")));

        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.faultClass()).isEqualTo(FaultClass.TRANSIENT);
    }

    @Test
    void aRedirectIsNotFollowedAndNothingWasWritten() {
        simulator.production().addFault("create", new Fault.Redirect());

        var error = refused(() -> write(WriteOperation.CREATE, null, row(null, "LastName", "Mori")));

        assertThat(error.code()).isEqualTo("HTTP_302");
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aSlowAnswerEndsInATimeout() {
        var hasty = new WscSalesforceGateway(
                TestHosts.allowing(session.instanceUrl()), new Limits(Duration.ofMillis(300), 1024));
        simulator.production().addFault("getUserInfo", new Fault.Slow(Duration.ofSeconds(2)));

        var error = refused(() -> hasty.getUserInfo(session));

        assertThat(error.code()).isEqualTo("TIMEOUT");
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void whereNobodyListensNothingWasSent() {
        var nowhere = URI.create("http://localhost:" + FreePorts.anyFree());
        var alone = new WscSalesforceGateway(TestHosts.allowing(nowhere), LIMITS);

        var error = refused(() -> alone.getUserInfo(new SalesforceSession(nowhere, "any")));

        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void anotherHostThanSalesforceGetsNothing() {
        var error =
                refused(() -> gateway.getUserInfo(new SalesforceSession(URI.create("http://localhost:1"), "secret")));

        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void aFaultCodeOfTomorrowIsStillARefusal() {
        simulator.production().addFault("create", new Fault.Code("NEVER_HEARD_OF", "new in v70"));

        var error = refused(() -> write(WriteOperation.CREATE, null, row(null, "LastName", "Mori")));

        assertThat(error.code()).isEqualTo("NEVER_HEARD_OF");
        assertThat(error.faultClass()).isEqualTo(FaultClass.UNKNOWN);
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void limitsOfDayAndMomentAreToldApart() {
        simulator
                .production()
                .addFault("getUserInfo", new Fault.Code("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."));
        assertThat(refused(() -> gateway.getUserInfo(session)).faultClass()).isEqualTo(FaultClass.DAILY_LIMIT);
    }

    @Test
    void manyThreadsKeepTheirValuesApart() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writes = IntStream.range(0, 400)
                    .mapToObj(i -> threads.submit(() ->
                            write(WriteOperation.UPSERT, KEY, row(null, KEY, "t:" + i, "LastName", "Thread " + i))))
                    .toList();
            for (var write : writes) {
                assertThat(write.get()).allMatch(RowResult.Saved.class::isInstance);
            }
        }
        assertThat(simulator.production().records("Contact"))
                .filteredOn(record -> String.valueOf(record.get("LastName")).startsWith("Thread "))
                .hasSize(400)
                .allMatch(record -> Objects.equals(
                        String.valueOf(record.get("LastName")).substring("Thread ".length()),
                        String.valueOf(record.get(KEY)).substring("t:".length())));
    }
}
