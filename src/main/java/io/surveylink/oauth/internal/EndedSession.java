package io.surveylink.oauth.internal;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.oauth.SignInAttempt;
import io.surveylink.oauth.SignInFailure;
import io.surveylink.oauth.SignInOutcome;
import io.surveylink.oauth.SignIns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.stereotype.Component;

/**
 * Back from Salesforce to a session that has ended meanwhile: whoever comes cannot be told from a stranger, so nothing
 * is linked. After signing in the person is at the step where it began, and is told to start again.
 */
@Component
class EndedSession implements AuthenticationEntryPoint {

    /** Of {@link org.springframework.security.web.savedrequest.HttpSessionRequestCache}, which has no name for it. */
    private static final String SAVED_REQUEST = "SPRING_SECURITY_SAVED_REQUEST";

    private final SignIns signIns;

    EndedSession(SignIns signIns) {
        this.signIns = signIns;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        var attempt = Optional.ofNullable(request.getParameter("state")).flatMap(signIns::abandon);
        String returnTo = attempt.map(SignInAttempt::request)
                .map(begun -> begun.returnTo())
                .orElse(CallbackController.ACCOUNTS);
        var failed = new SignInOutcome.Failed(
                new DomainException(ErrorCode.LINK_SESSION_ENDED),
                returnTo,
                attempt.map(SignInAttempt::id).orElse(null));
        var session = request.getSession();
        session.setAttribute(SignInFailure.ATTRIBUTE, SignInFailure.of(failed));
        session.setAttribute(SAVED_REQUEST, new SimpleSavedRequest("/" + returnTo));
        response.sendRedirect("/login?ended");
    }
}
