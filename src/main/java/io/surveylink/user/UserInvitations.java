package io.surveylink.user;

import io.surveylink.common.UserId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way in by a mail: its link works once and for a week, and whoever has it chooses the password. Only the digest of
 * the link's secret is stored.
 */
public interface UserInvitations {

    Duration LIFE = Duration.ofDays(7);

    /** Where admins find the users. */
    String USERS_PATH = "users";

    /** There, the address for whom the invitation opens filled in. */
    String ADDRESS_PARAMETER = "invite";

    /** Leads an admin to the invitation of an address. */
    static String pathFor(String email) {
        return USERS_PATH + "?" + ADDRESS_PARAMETER + "=" + URLEncoder.encode(email, StandardCharsets.UTF_8);
    }

    /**
     * Makes a user who cannot sign in yet, and sends the mail; an admin's right.
     *
     * @throws io.surveylink.common.DomainException FORBIDDEN, EMAIL_TAKEN, EMAIL_INVALID, NAME_INVALID
     */
    Sent invite(Actor actor, NewInvitation invitation);

    /**
     * Another link; the one before works no more.
     *
     * @throws io.surveylink.common.DomainException FORBIDDEN, NOT_FOUND, STALE if the user is not an invited one
     */
    Sent inviteAgain(Actor actor, UserId user);

    /** Whom a link lets in; empty if it was used, replaced, is too old or never was one. */
    Optional<UserProfile> find(String secret);

    /**
     * Sets the password and uses the link up.
     *
     * @throws io.surveylink.common.DomainException INVITATION_OVER, PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG
     */
    UserProfile accept(String secret, String password);

    record NewInvitation(String email, String name, Role role, Locale language) {}

    /**
     * @param link to hand over by other means, shown once; null if a mail takes it there
     */
    record Sent(UserProfile user, @Nullable String link) {
        @Override
        public String toString() {
            return "Sent[" + user.id() + "]";
        }
    }
}
