package io.surveylink.salesforce;

/**
 * A parent record by its external id, as a value in {@link RecordRow#fields}: Salesforce finds its record id while it
 * saves. One that leads nowhere is refused per row as INVALID_FIELD.
 *
 * @param relationship name of the relationship, such as {@code Account} or {@code Account__r}; not of the field that
 *     holds the record id
 * @param object API name of the parent; one of several where the field may refer to several
 * @param externalIdField of the parent
 */
public record Reference(String relationship, String object, String externalIdField, String value) {

    /** Without the value, which is an answer of a respondent. */
    @Override
    public String toString() {
        return "Reference[" + relationship + ", " + object + "." + externalIdField + "]";
    }
}
