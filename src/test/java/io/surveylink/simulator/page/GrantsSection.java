package io.surveylink.simulator.page;

import io.surveylink.simulator.oauth.Grant;
import java.util.List;

/** Which user has approved which app. */
final class GrantsSection {

    private GrantsSection() {}

    static String html(List<Grant> grants) {
        HtmlTable table = new HtmlTable("User", "App", "Scopes", "Approved", "Last used", "Uses", "Rotated");
        for (Grant grant : grants.reversed()) {
            table.row(
                    Parts.text(grant.username()),
                    Parts.text(grant.app()),
                    Parts.code(String.join(" ", grant.scopes())),
                    Parts.day(grant.createdAt()),
                    Parts.day(grant.lastUsedAt()),
                    String.valueOf(grant.useCount()),
                    String.valueOf(grant.retired().size()));
        }
        return Parts.section(
                "grants",
                "Approvals",
                Parts.plural(grants.size(), "refresh token", "refresh tokens"),
                table.html("Nobody has approved an app yet."));
    }
}
