package io.surveylink.simulator.org;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The records an org begins with. Contacts, Leads and Cases are none, so that a script can count its own. */
final class InitialRecords {

    private InitialRecords() {}

    static void write(Org org) {
        RecordWriter writer = new RecordWriter(org, (changed, records) -> {});
        List<WriteResult> accounts = writer.write(
                new WriteCall.Create(List.of(
                        account(org.companyName(), "Technology", "A-1000"),
                        account("Northwind Traders", "Retail", "A-1001"),
                        account("Contoso Hospital", "Healthcare", "A-1002"))),
                org.administrator(),
                WriteOptions.DEFAULT);
        String firstAccount = String.valueOf(accounts.getFirst().id());
        writer.write(
                new WriteCall.Create(List.of(
                        row(
                                "Opportunity",
                                Map.of(
                                        "Name", "Renewal 2027",
                                        "StageName", "Qualification",
                                        "CloseDate", "2027-03-31",
                                        "Amount", "45000",
                                        "AccountId", firstAccount)),
                        row(
                                "Training_Session__c",
                                Map.of("Name", "Onboarding", "Held_On__c", "2026-12-01", "Seats__c", "12")))),
                org.administrator(),
                WriteOptions.DEFAULT);
    }

    private static RowInput account(String name, String industry, String number) {
        return row("Account", Map.of("Name", name, "Industry", industry, "Customer_Number__c", number));
    }

    private static RowInput row(String object, Map<String, String> values) {
        return new RowInput(object, "", values, Set.of(), List.of());
    }
}
