package io.surveylink.workflow.internal;

import static io.surveylink.workflow.WorkflowFixtures.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import io.surveylink.common.OrgId;
import io.surveylink.salesforce.FieldDescription;
import io.surveylink.salesforce.FieldDescription.Key;
import io.surveylink.salesforce.FieldDescription.Lookup;
import io.surveylink.salesforce.FieldDescription.Origin;
import io.surveylink.salesforce.FieldDescription.Picklist;
import io.surveylink.salesforce.FieldDescription.Picklist.Option;
import io.surveylink.salesforce.FieldDescription.Size;
import io.surveylink.salesforce.ObjectDescription;
import io.surveylink.salesforce.ObjectDescription.RecordType;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.Promotions.Difference;
import io.surveylink.workflow.Promotions.DifferenceKind;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.ValueSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What two orgs describe under one name. */
class OrgDifferencesTest {

    private static final String HERE_ID = "012000000000001AAA";
    private static final String THERE_ID = "012000000000009AAA";

    @Test
    void ofTheSameNothingIsTold() {
        var object = object(List.of(recordType(HERE_ID, "Complaint", true)), text("Title", 80), picklist("A", "B"));

        assertThat(differences(object, object, embedded("Title"), embedded("Segment__c")))
                .isEmpty();
    }

    @Test
    void whatTakesLessTextIsTold() {
        assertThat(differences(object(text("Title", 80)), object(text("Title", 40)), embedded("Title")))
                .containsExactly(difference("Title", DifferenceKind.FIELD_SHORTER, "Title", "80", "40"));
    }

    @Test
    void whatIsOfAnotherTypeIsToldOnce() {
        assertThat(differences(
                        object(text("Title", 80)), object(field("Title", "double", 0, List.of())), embedded("Title")))
                .containsExactly(difference("Title", DifferenceKind.FIELD_TYPE, "Title", "string", "double"));
    }

    @Test
    void picklistValuesThatAreOnlyHereAreTold() {
        assertThat(differences(object(picklist("A", "B", "C")), object(picklist("B", "D")), embedded("Segment__c")))
                .containsExactly(difference("Segment__c", DifferenceKind.PICKLIST_VALUES, "Segment__c", "A, C"));
    }

    @Test
    void fieldsThatTheTaskDoesNotFillDoNotMatter() {
        assertThat(differences(object(picklist("A")), object(picklist("B")), embedded("Title")))
                .isEmpty();
    }

    @Test
    void recordTypeOfTheSameNameTakesThePlaceOfTheFormerOrgs() {
        var here = object(List.of(recordType(HERE_ID, "Complaint", true)), reference("RecordTypeId"));
        var there = object(List.of(recordType(THERE_ID, "Complaint", true)), reference("RecordTypeId"));
        var task = task(fixed("RecordTypeId", HERE_ID));

        assertThat(OrgDifferences.of(task, here, there)).isEmpty();
        assertThat(OrgDifferences.withRecordTypes(task, here, there).mappings())
                .extracting(FieldMapping::source)
                .containsExactly(new ValueSource.Fixed(THERE_ID));
    }

    @Test
    void recordTypeWithoutANamesakeThatTheUserMayGiveIsToldAndStays() {
        var here = object(List.of(recordType(HERE_ID, "Complaint", true)), reference("RecordTypeId"));
        var there = object(List.of(recordType(THERE_ID, "Complaint", false)), reference("RecordTypeId"));
        var task = task(fixed("RecordTypeId", HERE_ID.substring(0, 15)));

        assertThat(OrgDifferences.of(task, here, there))
                .containsExactly(difference("RecordTypeId", DifferenceKind.RECORD_TYPE, "Complaint"));
        assertThat(OrgDifferences.withRecordTypes(task, here, there)).isEqualTo(task);
    }

    @Test
    void idOfOneRecordIsTold() {
        var object = object(reference("AccountId"));

        assertThat(differences(object, object, fixed("AccountId", "001000000000001AAA")))
                .containsExactly(difference("AccountId", DifferenceKind.FIXED_RECORD, "AccountId"));
        assertThat(differences(object, object, embedded("AccountId"))).isEmpty();
    }

    private static List<Difference> differences(
            ObjectDescription here, ObjectDescription there, FieldMapping... mappings) {
        return OrgDifferences.of(task(mappings), here, there);
    }

    private static SalesforceTask task(FieldMapping... mappings) {
        return new SalesforceTask(
                "task-1", new OrgId(1), WriteOperation.CREATE, "Contact", "Contact", null, List.of(mappings));
    }

    private static FieldMapping embedded(String field) {
        return mapping(field, "string", new ValueSource.EmbeddedData("any"));
    }

    private static FieldMapping fixed(String field, String value) {
        return mapping(field, "reference", new ValueSource.Fixed(value));
    }

    private static Difference difference(String field, DifferenceKind kind, String... arguments) {
        return new Difference("task-1", field, kind, List.of(arguments));
    }

    private static ObjectDescription object(FieldDescription... fields) {
        return object(List.of(), fields);
    }

    private static ObjectDescription object(List<RecordType> recordTypes, FieldDescription... fields) {
        return new ObjectDescription("Contact", "Contact", "003", true, true, true, true, List.of(fields), recordTypes);
    }

    private static RecordType recordType(String id, String name, boolean available) {
        return new RecordType(id, name, name, true, available, false, false);
    }

    private static FieldDescription text(String name, int length) {
        return field(name, "string", length, List.of());
    }

    private static FieldDescription reference(String name) {
        return field(name, "reference", 18, List.of());
    }

    private static FieldDescription picklist(String... values) {
        return field(
                "Segment__c",
                "picklist",
                255,
                Arrays.stream(values)
                        .map(value -> new Option(value, value, true, false))
                        .toList());
    }

    private static FieldDescription field(String name, String type, int length, List<Option> options) {
        return new FieldDescription(
                name,
                name,
                type,
                new Size(length, 0, 0),
                true,
                true,
                true,
                true,
                new Key(false, false, false, false),
                new Origin(false, false, false, false),
                new Picklist(false, options, null),
                new Lookup(List.of(), null));
    }
}
