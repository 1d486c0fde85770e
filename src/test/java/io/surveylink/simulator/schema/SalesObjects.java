package io.surveylink.simulator.schema;

import static io.surveylink.simulator.schema.FieldBuilder.*;
import static io.surveylink.simulator.schema.ObjectBuilder.object;

import java.util.List;

/** The standard objects that survey data is written to, with the labels, types and lengths Salesforce gives them. */
final class SalesObjects {

    private static final String[] SALUTATIONS = {"Mr.", "Ms.", "Mrs.", "Dr.", "Prof.", "Mx."};
    private static final String[] LEAD_SOURCES = {
        "Web", "Phone Inquiry", "Partner Referral", "Purchased List", "Survey", "Other"
    };
    private static final String[] INDUSTRIES = {
        "Agriculture",
        "Apparel",
        "Banking",
        "Consulting",
        "Education",
        "Electronics",
        "Healthcare",
        "Manufacturing",
        "Retail",
        "Technology",
        "Other"
    };
    private static final String[] RATINGS = {"Hot", "Warm", "Cold"};

    private SalesObjects() {}

    static List<SObjectType> all() {
        return List.of(account(), contact(), lead(), supportCase(), opportunity(), task(), FeedObjects.feedItem());
    }

    /** Unique and an external id: the field by which a response finds its record again. */
    static FieldBuilder surveyResponseId() {
        return text("Survey_Response_Id__c", "Survey Response Id", 255)
                .externalId()
                .unique()
                .help("Key of the survey response this record came from");
    }

    private static SObjectType account() {
        return object("Account", "Account", "Accounts", "001")
                .fields(
                        text("Name", "Account Name", 255).required().nameField(),
                        picklist(
                                "Type", "Account Type", "Prospect", "Customer - Direct", "Customer - Channel", "Other"),
                        reference("ParentId", "Parent Account ID", "Parent", "Account"),
                        longText("BillingStreet", "Billing Street", 255),
                        text("BillingCity", "Billing City", 40),
                        text("BillingState", "Billing State/Province", 80),
                        text("BillingPostalCode", "Billing Zip/Postal Code", 20),
                        text("BillingCountry", "Billing Country", 80),
                        phone("Phone", "Account Phone"),
                        phone("Fax", "Account Fax"),
                        text("AccountNumber", "Account Number", 40),
                        url("Website", "Website"),
                        picklist("Industry", "Industry", INDUSTRIES),
                        currency("AnnualRevenue", "Annual Revenue").digits(18, 0),
                        wholeNumber("NumberOfEmployees", "Employees"),
                        longText("Description", "Account Description", 32_000),
                        picklist("Rating", "Account Rating", RATINGS),
                        text("Customer_Number__c", "Customer Number", 30)
                                .externalId()
                                .help("Number in the ERP system; not unique"),
                        percent("Satisfaction__c", "Satisfaction"))
                .audited("User")
                .build();
    }

    private static SObjectType contact() {
        return object("Contact", "Contact", "Contacts", "003")
                .named(NameRule.PERSON)
                .recordType(11, "Customer Contact", "Customer_Contact")
                .recordType(12, "Partner Contact", "Partner_Contact")
                .fields(
                        reference("AccountId", "Account ID", "Account", "Account"),
                        text("LastName", "Last Name", 80).required(),
                        text("FirstName", "First Name", 40),
                        picklist("Salutation", "Salutation", SALUTATIONS).length(40),
                        text("Name", "Full Name", 121).readOnly().nameField(),
                        longText("MailingStreet", "Mailing Street", 255),
                        text("MailingCity", "Mailing City", 40),
                        text("MailingState", "Mailing State/Province", 80),
                        text("MailingPostalCode", "Mailing Zip/Postal Code", 20),
                        text("MailingCountry", "Mailing Country", 80),
                        phone("Phone", "Business Phone"),
                        phone("MobilePhone", "Mobile Phone"),
                        phone("HomePhone", "Home Phone"),
                        reference("ReportsToId", "Reports To ID", "ReportsTo", "Contact"),
                        email("Email", "Email").idLookup(),
                        text("Title", "Title", 128),
                        text("Department", "Department", 80),
                        picklist("LeadSource", "Lead Source", LEAD_SOURCES),
                        date("Birthdate", "Birthdate"),
                        longText("Description", "Contact Description", 32_000),
                        checkbox("HasOptedOutOfEmail", "Email Opt Out"),
                        checkbox("DoNotCall", "Do Not Call"),
                        surveyResponseId(),
                        number("NPS_Score__c", "NPS Score", 2, 0),
                        date("Last_Survey_Date__c", "Last Survey Date"),
                        picklist("Survey_Language__c", "Survey Language", "English", "Japanese", "German")
                                .restricted(),
                        multiPicklist("Interests__c", "Interests", "Products", "Events", "Newsletter", "Research")
                                .restricted())
                .audited("User")
                .build();
    }

    private static SObjectType lead() {
        return object("Lead", "Lead", "Leads", "00Q")
                .named(NameRule.PERSON)
                .fields(
                        text("LastName", "Last Name", 80).required(),
                        text("FirstName", "First Name", 40),
                        picklist("Salutation", "Salutation", SALUTATIONS).length(40),
                        text("Name", "Full Name", 121).readOnly().nameField(),
                        text("Title", "Title", 128),
                        text("Company", "Company", 255).required(),
                        longText("Street", "Street", 255),
                        text("City", "City", 40),
                        text("State", "State/Province", 80),
                        text("PostalCode", "Zip/Postal Code", 20),
                        text("Country", "Country", 80),
                        phone("Phone", "Phone"),
                        phone("MobilePhone", "Mobile Phone"),
                        email("Email", "Email").idLookup(),
                        url("Website", "Website"),
                        longText("Description", "Description", 32_000),
                        picklist("LeadSource", "Lead Source", LEAD_SOURCES),
                        picklist(
                                        "Status",
                                        "Status",
                                        "Open - Not Contacted",
                                        "Working - Contacted",
                                        "Closed - Converted",
                                        "Closed - Not Converted")
                                .defaulted()
                                .startsAs("Open - Not Contacted"),
                        picklist("Industry", "Industry", INDUSTRIES),
                        picklist("Rating", "Rating", RATINGS),
                        currency("AnnualRevenue", "Annual Revenue").digits(18, 0),
                        wholeNumber("NumberOfEmployees", "Employees"),
                        checkbox("HasOptedOutOfEmail", "Email Opt Out"),
                        checkbox("IsConverted", "Converted").readOnly(),
                        surveyResponseId(),
                        number("NPS_Score__c", "NPS Score", 2, 0))
                .audited("Group", "User")
                .build();
    }

    private static SObjectType supportCase() {
        return object("Case", "Case", "Cases", "500")
                .numbered("{00000000}")
                .recordType(21, "Complaint", "Complaint")
                .recordType(22, "Question", "Question")
                .fields(
                        text("CaseNumber", "Case Number", 30)
                                .autoNumber()
                                .nameField()
                                .idLookup(),
                        reference("ContactId", "Contact ID", "Contact", "Contact"),
                        reference("AccountId", "Account ID", "Account", "Account"),
                        reference("ParentId", "Parent Case ID", "Parent", "Case"),
                        text("SuppliedName", "Name", 80),
                        email("SuppliedEmail", "Email Address"),
                        phone("SuppliedPhone", "Phone"),
                        text("SuppliedCompany", "Company", 80),
                        picklist("Type", "Case Type", "Problem", "Feature Request", "Question"),
                        picklist("Status", "Status", "New", "Working", "Escalated", "Closed")
                                .defaulted()
                                .startsAs("New"),
                        picklist("Reason", "Case Reason", "Installation", "Performance", "Feedback", "Other"),
                        picklist("Origin", "Case Origin", "Phone", "Email", "Web", "Survey"),
                        text("Subject", "Subject", 255),
                        picklist("Priority", "Priority", "High", "Medium", "Low")
                                .startsAs("Medium"),
                        longText("Description", "Description", 32_000),
                        checkbox("IsClosed", "Closed").readOnly(),
                        checkbox("IsEscalated", "Escalated"),
                        dateTime("ClosedDate", "Closed Date").readOnly(),
                        surveyResponseId())
                .audited("Group", "User")
                .build();
    }

    private static SObjectType opportunity() {
        return object("Opportunity", "Opportunity", "Opportunities", "006")
                .fields(
                        reference("AccountId", "Account ID", "Account", "Account"),
                        text("Name", "Name", 120).required().nameField(),
                        longText("Description", "Description", 32_000),
                        picklist(
                                        "StageName",
                                        "Stage",
                                        "Prospecting",
                                        "Qualification",
                                        "Proposal/Price Quote",
                                        "Negotiation/Review",
                                        "Closed Won",
                                        "Closed Lost")
                                .required(),
                        currency("Amount", "Amount"),
                        percent("Probability", "Probability (%)"),
                        currency("ExpectedRevenue", "Expected Amount").formula(),
                        date("CloseDate", "Close Date").required(),
                        picklist("Type", "Opportunity Type", "Existing Customer", "New Customer"),
                        text("NextStep", "Next Step", 255),
                        picklist("LeadSource", "Lead Source", LEAD_SOURCES),
                        reference("ContactId", "Contact ID", "Contact", "Contact"))
                .audited("User")
                .build();
    }

    private static SObjectType task() {
        return object("Task", "Task", "Tasks", "00T")
                .named(NameRule.NONE)
                .fields(
                        reference("WhoId", "Name ID", "Who", "Contact", "Lead"),
                        reference(
                                "WhatId",
                                "Related To ID",
                                "What",
                                "Account",
                                "Case",
                                "Opportunity",
                                "Survey_Response__c"),
                        text("Subject", "Subject", 255),
                        date("ActivityDate", "Due Date Only"),
                        picklist(
                                        "Status",
                                        "Status",
                                        "Not Started",
                                        "In Progress",
                                        "Completed",
                                        "Waiting on someone else",
                                        "Deferred")
                                .defaulted()
                                .startsAs("Not Started"),
                        picklist("Priority", "Priority", "High", "Normal", "Low")
                                .defaulted()
                                .startsAs("Normal"),
                        longText("Description", "Description", 32_000),
                        checkbox("IsReminderSet", "Reminder Set"),
                        dateTime("ReminderDateTime", "Reminder Date/Time"))
                .audited("Group", "User")
                .build();
    }
}
