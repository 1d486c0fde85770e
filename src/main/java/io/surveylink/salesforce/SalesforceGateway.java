package io.surveylink.salesforce;

import java.util.List;

/**
 * The Partner SOAP API 65.0. Every method is one HTTP call (queries page inside), safe from any thread, and throws
 * {@link SalesforceException} and nothing else. A call is never sent twice.
 */
public interface SalesforceGateway {

    Answer<SalesforceUser> getUserInfo(SalesforceSession session);

    Answer<List<ObjectSummary>> describeGlobal(SalesforceSession session);

    /** @param objects API names, at most 100; SCHEMA fault if one is not there or not visible to the user */
    Answer<List<ObjectDescription>> describe(SalesforceSession session, List<String> objects);

    /** All rows of a query, each a map of API names to text values; nulls are left out. */
    Answer<List<java.util.Map<String, String>>> query(SalesforceSession session, String soql);

    /** Results by index; {@code allOrNone} is off. */
    Answer<List<RowResult>> write(SalesforceSession session, WriteCall call);
}
