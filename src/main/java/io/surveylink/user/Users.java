package io.surveylink.user;

import io.surveylink.common.ColorScheme;
import io.surveylink.common.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Users of the console. */
public interface Users {

    int MIN_PASSWORD_LENGTH = 10;

    /** bcrypt reads no more; in UTF-8. */
    int MAX_PASSWORD_BYTES = 72;

    /** True until the first admin exists: the console then asks for one. */
    boolean needsFirstAdmin();

    /** True if the first admin must know the code that the console printed when it started; so in production. */
    boolean asksSetupCode();

    /**
     * Creates the first admin.
     *
     * @param setupCode is not looked at unless {@link #asksSetupCode()}
     * @throws io.surveylink.common.DomainException SETUP_DONE if a user exists already, SETUP_CODE_WRONG,
     *     PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG, EMAIL_INVALID, NAME_INVALID
     */
    UserProfile createFirstAdmin(NewUser user, String setupCode);

    /**
     * Creates a user; an admin's right.
     *
     * @throws io.surveylink.common.DomainException FORBIDDEN, EMAIL_TAKEN, PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG,
     *     EMAIL_INVALID, NAME_INVALID
     */
    UserProfile create(Actor actor, NewUser user);

    Optional<UserProfile> find(UserId id);

    Optional<UserProfile> findByEmail(String email);

    /** Profiles by id in one query; unknown ids are left out. */
    Map<UserId, UserProfile> findAll(Collection<UserId> ids);

    /**
     * All users by name; an admin's right.
     *
     * @throws io.surveylink.common.DomainException FORBIDDEN
     */
    List<UserProfile> findPage(Actor actor, int offset, int limit);

    /** How many {@link #findPage} can show. */
    int count(Actor actor);

    /** Whom to tell of what only admins can decide. */
    List<UserId> activeAdmins();

    void changeSettings(Actor actor, Locale language, ColorScheme colorScheme);

    /** What is needed to create a user. The password is hashed at once and never kept. */
    record NewUser(String email, String name, String password, Role role, Locale language) {
        @Override
        public String toString() {
            return "NewUser[" + email + "]";
        }
    }
}
