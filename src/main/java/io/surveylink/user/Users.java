package io.surveylink.user;

import io.surveylink.common.ColorScheme;
import io.surveylink.common.UserId;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Users of the console. */
public interface Users {

    /** True until the first admin exists: the console then asks for one. */
    boolean needsFirstAdmin();

    /**
     * Creates the first admin.
     *
     * @throws io.surveylink.common.DomainException SETUP_DONE if a user exists already, PASSWORD_TOO_SHORT
     */
    UserProfile createFirstAdmin(NewUser user);

    /**
     * Creates a user; an admin's right.
     *
     * @throws io.surveylink.common.DomainException FORBIDDEN, EMAIL_TAKEN, PASSWORD_TOO_SHORT
     */
    UserProfile create(Actor actor, NewUser user);

    Optional<UserProfile> find(UserId id);

    Optional<UserProfile> findByEmail(String email);

    /** Profiles by id in one query; unknown ids are left out. */
    Map<UserId, UserProfile> findAll(Collection<UserId> ids);

    void changeSettings(Actor actor, Locale language, ColorScheme colorScheme);

    /** What is needed to create a user. The password is hashed at once and never kept. */
    record NewUser(String email, String name, String password, Role role, Locale language) {
        @Override
        public String toString() {
            return "NewUser[" + email + "]";
        }
    }
}
