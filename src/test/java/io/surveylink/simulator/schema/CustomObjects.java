package io.surveylink.simulator.schema;

import static io.surveylink.simulator.schema.FieldBuilder.*;
import static io.surveylink.simulator.schema.ObjectBuilder.object;

import java.util.List;

/** What a customer who runs surveys added to the org. */
final class CustomObjects {

    private CustomObjects() {}

    static List<SObjectType> all() {
        return List.of(surveyResponse(), visit(), trainingSession());
    }

    private static SObjectType surveyResponse() {
        return object("Survey_Response__c", "Survey Response", "Survey Responses", "a0B")
                .numbered("SR-{000000}")
                .fields(
                        text("Name", "Survey Response Name", 80).autoNumber().nameField(),
                        SalesObjects.surveyResponseId(),
                        number("Score__c", "Score", 4, 0),
                        longText("Comment__c", "Comment", 32_768),
                        date("Answered_On__c", "Answered On"),
                        dateTime("Answered_At__c", "Answered At"),
                        time("Callback_Time__c", "Callback Time"),
                        picklist("Segment__c", "Segment", "Promoter", "Passive", "Detractor")
                                .restricted(),
                        reference("Contact__c", "Contact", "Contact__r", "Contact"),
                        reference("Account__c", "Account", "Account__r", "Account"),
                        email("Email__c", "Email"),
                        phone("Phone__c", "Phone"),
                        url("Report_Link__c", "Report Link"),
                        percent("Completion__c", "Completion"),
                        currency("Voucher__c", "Voucher").digits(10, 2),
                        checkbox("Follow_Up__c", "Follow Up"))
                .audited("Group", "User")
                .build();
    }

    private static SObjectType visit() {
        return object("Visit__c", "Visit", "Visits", "a0C")
                .fields(
                        text("Name", "Visit Name", 80).required().nameField(),
                        text("Badge_Number__c", "Badge Number", 40).externalId().unique(),
                        reference("Lead__c", "Lead", "Lead__r", "Lead"),
                        dateTime("Visited_At__c", "Visited At"),
                        picklist("Stand__c", "Stand", "Hall 1", "Hall 2", "Hall 3"),
                        number("Minutes__c", "Minutes", 5, 1))
                .audited("Group", "User")
                .build();
    }

    private static SObjectType trainingSession() {
        return object("Training_Session__c", "Training Session", "Training Sessions", "a0D")
                .fields(
                        text("Name", "Session Title", 80).required().nameField(),
                        date("Held_On__c", "Held On").required(),
                        wholeNumber("Seats__c", "Seats"),
                        reference("Trainer__c", "Trainer", "Trainer__r", "User"),
                        longText("Feedback__c", "Feedback", 5_000))
                .audited("Group", "User")
                .build();
    }
}
