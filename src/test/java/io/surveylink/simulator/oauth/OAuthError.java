package io.surveylink.simulator.oauth;

/** A refusal of the token endpoint, or one that goes back to the client by a redirect. */
final class OAuthError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String error;

    OAuthError(String error, String description) {
        super(description, null, false, false);
        this.error = error;
    }

    String error() {
        return error;
    }

    String description() {
        return String.valueOf(getMessage());
    }
}
