package io.surveylink.oauth.internal;

import io.surveylink.oauth.SignInFailure;
import io.surveylink.oauth.SignInOutcome;
import io.surveylink.oauth.SignIns;
import io.surveylink.user.CurrentUser;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where Salesforce sends the browser back to. Whatever happens, the next URL bears neither code nor state. */
@RestController
class CallbackController {

    /** Where somebody goes of whose sign-in nothing is known. */
    static final String ACCOUNTS = "accounts";

    private final SignIns signIns;
    private final CurrentUser currentUser;

    CallbackController(SignIns signIns, CurrentUser currentUser) {
        this.signIns = signIns;
        this.currentUser = currentUser;
    }

    @GetMapping("/oauth/callback/{app}")
    ResponseEntity<Void> callback(
            @PathVariable String app, @RequestParam Map<String, String> parameters, HttpSession session) {
        var outcome = signIns.finish(currentUser.actor(), session.getId(), app, parameters);
        String path = switch (outcome) {
            case SignInOutcome.Completed completed -> completed.path();
            case SignInOutcome.Failed failed -> {
                session.setAttribute(SignInFailure.ATTRIBUTE, SignInFailure.of(failed));
                yield failed.returnTo().isEmpty() ? ACCOUNTS : failed.returnTo();
            }
        };
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/" + path))
                .build();
    }
}
