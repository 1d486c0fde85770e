package io.surveylink.user.ui;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The ways to the users. */
public final class UsersNavigation {

    static final String PATH = "users";
    static final String INVITE = "invite";

    private UsersNavigation() {}

    /** Opens the invitation, filled in. */
    public static String invitationPath(String email) {
        return PATH + "?" + INVITE + "=" + URLEncoder.encode(email, StandardCharsets.UTF_8);
    }
}
