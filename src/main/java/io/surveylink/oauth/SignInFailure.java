package io.surveylink.oauth;

import io.surveylink.common.ErrorCode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a sign-in at Salesforce failed, for the next view to say. The callback leaves it in the HTTP session under
 * {@link #ATTRIBUTE}; the URL carries nothing that could be forged or shared.
 */
public record SignInFailure(ErrorCode code, ArrayList<Object> arguments, String returnTo) implements Serializable {

    /** Where the HTTP session keeps it until a view has shown it. */
    public static final String ATTRIBUTE = "surveylink.sign-in-failure";

    public static SignInFailure of(SignInOutcome.Failed failed) {
        return new SignInFailure(
                failed.error().code(), new ArrayList<>(failed.error().arguments()), failed.returnTo());
    }

    public List<Object> argumentList() {
        return List.copyOf(arguments);
    }
}
