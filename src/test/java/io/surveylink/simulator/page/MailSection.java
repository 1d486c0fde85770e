package io.surveylink.simulator.page;

import static io.surveylink.simulator.http.Html.escape;

import io.surveylink.simulator.control.MailBox;
import java.util.List;
import java.util.stream.Collectors;

/** Mail that the catcher beside the simulator has caught. */
final class MailSection {

    private static final int SHOWN = 30;

    private MailSection() {}

    static String html(List<MailBox.Mail> mails) {
        String list =
                mails.reversed().stream().limit(SHOWN).map(MailSection::mail).collect(Collectors.joining());
        return Parts.section(
                "mail",
                "Mail",
                Parts.plural(mails.size(), "message", "messages"),
                list.isEmpty() ? new HtmlTable().html("No mail has been caught.") : list);
    }

    private static String mail(MailBox.Mail mail) {
        return "<details><summary>" + Parts.day(mail.received()) + " <b>" + escape(mail.subject())
                + "</b> <span class=\"soft\">to " + escape(String.join(", ", mail.to())) + "</span></summary><pre>"
                + escape(mail.text()) + "</pre></details>";
    }
}
