package io.surveylink.user;

import io.surveylink.common.ColorScheme;
import io.surveylink.common.UserId;
import java.util.Locale;

/** A user as others see them, with their settings. */
public record UserProfile(
        UserId id, String email, String name, Role role, UserState state, Locale language, ColorScheme colorScheme) {

    public Actor asActor() {
        return new Actor(id, role);
    }
}
