package io.surveylink.account.internal;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import java.util.regex.Pattern;

/** Where somebody goes on after Salesforce: a path inside the console and nothing else. */
final class ReturnPaths {

    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9/_.~?&=%+-]{0,499}");

    private ReturnPaths() {}

    static String checked(String path) {
        if (!LOCAL.matcher(path).matches() || path.contains("//") || path.contains("..")) {
            throw new DomainException(ErrorCode.INVALID_INPUT, "returnTo");
        }
        return path;
    }
}
