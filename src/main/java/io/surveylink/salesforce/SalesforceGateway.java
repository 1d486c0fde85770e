package io.surveylink.salesforce;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The Partner SOAP API 65.0. Every method is one HTTP call unless it says otherwise, safe from any thread, and throws
 * {@link SalesforceException} and nothing else. A call is never sent twice.
 *
 * <p>The usage in an {@link Answer} is that of the last call.
 */
public interface SalesforceGateway {

    Answer<SalesforceUser> getUserInfo(SalesforceSession session);

    Answer<List<ObjectSummary>> describeGlobal(SalesforceSession session);

    /** @param objects API names, at most 100; SCHEMA fault if one is not there or not visible to the user */
    Answer<List<ObjectDescription>> describe(SalesforceSession session, List<String> objects);

    /**
     * All rows of a query, each a map of API names to text values; nulls are left out. A call per page of about 500
     * rows.
     */
    Answer<List<Map<String, String>>> query(SalesforceSession session, String soql);

    /**
     * Ids of the records that have one of the values in a field, as far as the user sees them. Values compare without
     * case, and without spaces around them. A call per 200 values, fewer where they are long.
     *
     * @param object API name
     * @param field API name of a text, e-mail or number field
     * @param values as {@link RecordRow} holds them: String, or BigDecimal for a number field
     * @return for each value as text, numbers in plain notation, the ids, 18 characters; none where no record has it
     */
    Answer<Map<String, List<String>>> findIds(
            SalesforceSession session, String object, String field, Collection<?> values);

    /**
     * Results by index; {@code allOrNone} is off. One call, but for UPDATE_BY_EXTERNAL_ID, which asks for the record
     * ids first and may not need the second call.
     */
    Answer<List<RowResult>> write(SalesforceSession session, WriteCall call);
}
