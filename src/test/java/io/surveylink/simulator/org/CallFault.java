package io.surveylink.simulator.org;

/** A call that fails as a whole: nothing of it is saved. */
public final class CallFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code an API fault code, e.g. {@code INVALID_FIELD} */
    public CallFault(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }

    public String text() {
        return String.valueOf(getMessage());
    }

    public static CallFault unknownObject(String object) {
        return new CallFault(
                "INVALID_TYPE",
                "sObject type '" + object + "' is not supported. If you are attempting to use a custom object, be sure"
                        + " to append the '__c' after the entity name. Please reference your WSDL or the describe call"
                        + " for the appropriate names.");
    }

    public static CallFault unknownField(String field, String object) {
        return new CallFault(
                "INVALID_FIELD",
                "No such column '" + field + "' on entity '" + object + "'. If you are attempting to use a custom"
                        + " field, be sure to append the '__c' after the custom field name. Please reference your WSDL"
                        + " or the describe call for the appropriate names.");
    }
}
