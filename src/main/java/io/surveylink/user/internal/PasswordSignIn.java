package io.surveylink.user.internal;

import static io.surveylink.jooq.Tables.USER;

import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.Transactions;
import io.surveylink.user.EmailAddress;
import io.surveylink.user.UserState;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Sign-in with e-mail address and password. Wrong, unknown, invited and deactivated all take as long and read the same. */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final UserRepository users;
    private final SignInThrottle throttle;
    private final PasswordEncoder passwords;
    private final AuditLog audit;
    private final Transactions transactions;
    private final String nobodysHash;

    PasswordSignIn(
            UserRepository users,
            SignInThrottle throttle,
            PasswordEncoder passwords,
            AuditLog audit,
            Transactions transactions) {
        this.users = users;
        this.throttle = throttle;
        this.passwords = passwords;
        this.audit = audit;
        this.transactions = transactions;
        this.nobodysHash = String.valueOf(passwords.encode("of an account that does not exist"));
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var email = EmailAddress.normalized(attempt.getName());
        var password = attempt.getCredentials() instanceof String typed ? typed : "";
        var address =
                attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";

        var verdict = throttle.begin(email, address);
        if (verdict.toWait().isPositive()) {
            throw new SignInThrottledException(verdict.toWait());
        }
        var found = users.findCredentials(USER.EMAIL.eq(email));
        var hash = found.map(UserRepository.Credentials::passwordHash).orElse(nobodysHash);
        boolean right = passwords.matches(password, hash);
        var user = found.filter(known -> right && known.state() == UserState.ACTIVE);
        if (user.isEmpty()) {
            if (verdict.locks()) {
                found.ifPresent(known -> transactions.write(() -> audit.record(AuditEntry.of(
                        null, AuditAction.SIGN_IN_LOCKED, "user", known.id().value()))));
            }
            throw new BadCredentialsException("wrong e-mail address or password");
        }
        throttle.succeeded(email, address);
        var known = user.get();
        return UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(known.id().value(), known.role(), known.sessionEpoch()),
                null,
                List.of(new SimpleGrantedAuthority("ROLE_" + known.role().name())));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
