package io.surveylink.shell;

import io.surveylink.common.ColorScheme;
import io.surveylink.common.UserId;
import java.util.Locale;
import java.util.Optional;

/** SPI: the shell asks who is signed in, how they like the console, and lets them change that or sign out. */
public interface ShellUser {

    /** Empty while nobody is signed in. */
    Optional<Person> current();

    void changeSettings(Locale language, ColorScheme colorScheme);

    /** Ends the session and leads to the sign-in page. */
    void signOut();

    /** What the frame shows of a user. */
    record Person(UserId id, String name, String email, Locale language, ColorScheme colorScheme) {}
}
