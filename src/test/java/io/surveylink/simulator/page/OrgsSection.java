package io.surveylink.simulator.page;

import static io.surveylink.simulator.http.Html.escape;

import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.OrgUser;
import io.surveylink.simulator.org.Orgs;
import java.util.stream.Collectors;

/** The orgs, as cards that also choose whose records are shown. */
final class OrgsSection {

    private OrgsSection() {}

    static String html(Orgs orgs, Org chosen) {
        String cards = orgs.all().stream().map(org -> card(org, org == chosen)).collect(Collectors.joining());
        return Parts.section(
                "orgs", "Orgs", "Every user's password is salesforce", "<div class=\"cards\">" + cards + "</div>");
    }

    private static String card(Org org, boolean chosen) {
        String users = org.users().stream().map(OrgsSection::user).collect(Collectors.joining());
        return """
                <a class="card%s" href="/?org=%s"%s><span class="tile %s">%s</span><span class="what"><b>%s</b>\
                <code>%s</code><span class="soft">%,d of %,d API requests in 24 hours</span><span class="users">%s</span>\
                </span></a>""".formatted(
                        chosen ? " chosen" : "",
                        org.key(),
                        chosen ? " aria-current=\"true\"" : "",
                        org.environment().key(),
                        initials(org),
                        escape(org.companyName()),
                        org.id(),
                        org.requests(),
                        org.policy().requestLimit(),
                        users);
    }

    private static String user(OrgUser user) {
        String off = user.active() ? "" : " <span class=\"bad\">inactive</span>";
        return "<span>" + escape(user.username()) + " <span class=\"soft\">" + escape(user.profileName()) + "</span>"
                + off + "</span>";
    }

    private static String initials(Org org) {
        String[] words = org.companyName().split(" ");
        return words[0].substring(0, 1) + words[1].charAt(0);
    }
}
