package io.surveylink.shell;

/** SPI: a number beside a menu entry, read again at each navigation; so one cheap statement, if any. */
public interface MenuBadge {

    /** The path of the entry, as in its route. */
    String path();

    /** Nothing is shown for 0. */
    int count();

    /** True if the number tells of trouble that waits for this user; it is red then. */
    boolean isTrouble();
}
