package io.surveylink.simulator.control;

import java.time.Instant;
import java.util.List;

/** The mail catcher beside the simulator, as its control calls and its page see it. */
public interface MailBox {

    /** @param text the body as plain text, or its HTML if there is no other */
    record Mail(Instant received, String from, List<String> to, String subject, String text) {}

    /**
     * Oldest first.
     *
     * @param to part of a recipient's address; empty for all
     */
    List<Mail> list(String to);

    /** Switches the mail server off and on again: while it is down, nobody can connect. */
    void up(boolean up);

    /** None is there: no mail, and nothing to switch. */
    static MailBox none() {
        return new MailBox() {
            @Override
            public List<Mail> list(String to) {
                return List.of();
            }

            @Override
            public void up(boolean up) {
                throw new IllegalStateException("There is no mail catcher");
            }
        };
    }
}
