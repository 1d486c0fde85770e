package io.surveylink.user.internal;

import com.vaadin.flow.spring.security.AuthenticationContext;
import io.surveylink.common.ColorScheme;
import io.surveylink.shell.ShellUser;
import io.surveylink.user.CurrentUser;
import io.surveylink.user.UserProfile;
import io.surveylink.user.UserState;
import io.surveylink.user.Users;
import io.surveylink.user.internal.UserRepository.SessionRow;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The user of the session at hand. The profile is read once per request, so a change counts at the next click. */
@Component
class SessionUser implements CurrentUser, ShellUser {

    private static final String READ_IN_THIS_REQUEST = SessionUser.class.getName();

    private final Users users;
    private final UserRepository repository;
    private final AuthenticationContext authentication;

    SessionUser(Users users, UserRepository repository, AuthenticationContext authentication) {
        this.users = users;
        this.repository = repository;
        this.authentication = authentication;
    }

    @Override
    public UserProfile profile() {
        return find().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    @Override
    public Optional<Person> current() {
        return find().map(
                        user -> new Person(user.id(), user.name(), user.email(), user.language(), user.colorScheme()));
    }

    @Override
    public void changeSettings(Locale language, ColorScheme colorScheme) {
        users.changeSettings(actor(), language, colorScheme);
    }

    @Override
    public void signOut() {
        authentication.logout();
    }

    /** Nobody, if the session's user is not what the user was at the sign-in: active, in that role, in that epoch. */
    Optional<UserProfile> find() {
        return signedIn().flatMap(signedIn -> {
            var request = RequestContextHolder.getRequestAttributes();
            if (request == null) {
                return read(signedIn);
            }
            if (request.getAttribute(READ_IN_THIS_REQUEST, RequestAttributes.SCOPE_REQUEST) instanceof UserProfile known
                    && known.id().equals(signedIn.id())) {
                return Optional.of(known);
            }
            var read = read(signedIn);
            read.ifPresent(user -> request.setAttribute(READ_IN_THIS_REQUEST, user, RequestAttributes.SCOPE_REQUEST));
            return read;
        });
    }

    private Optional<UserProfile> read(SignedIn signedIn) {
        return repository
                .findSession(signedIn.id())
                .filter(row -> row.profile().state() == UserState.ACTIVE
                        && row.profile().role() == signedIn.role()
                        && row.epoch() == signedIn.epoch())
                .map(SessionRow::profile);
    }

    static Optional<SignedIn> signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn user
                ? Optional.of(user)
                : Optional.empty();
    }
}
