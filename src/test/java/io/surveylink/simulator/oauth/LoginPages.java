package io.surveylink.simulator.oauth;

import static io.surveylink.simulator.http.Html.escape;

import io.surveylink.simulator.http.Html;
import io.surveylink.simulator.org.Environment;
import io.surveylink.simulator.org.Orgs;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The pages a person sees on the way: sign in, allow access, and what Salesforce shows instead of going back. */
final class LoginPages {

    private final Environment environment;

    LoginPages(Environment environment) {
        this.environment = environment;
    }

    String login(String username, String problem) {
        String note = problem.isEmpty() ? "" : "<p class=\"note\" role=\"alert\">" + escape(problem) + "</p>";
        return sheet("Log in", """
                <h1>Log in</h1><p class="soft">Salesforce simulator %s</p>%s
                <form method="post"><label>Username<input name="username" value="%s" autocomplete="username" \
                autocapitalize="none" spellcheck="false" required%s></label>
                <label>Password<input name="pw" type="password" autocomplete="current-password" required%s></label>
                <div class="row"><input type="submit" name="Login" value="Login" class="primary"></div></form>""".formatted(
                        badge(),
                        note,
                        escape(username),
                        username.isEmpty() ? " autofocus" : "",
                        username.isEmpty() ? "" : " autofocus"));
    }

    String consent(AuthorizeRequest request, Orgs.Member member) {
        String scopes = request.scopes().stream()
                .map(scope ->
                        "<li>" + escape(meaning(scope)) + " <code class=\"soft\">" + escape(scope) + "</code></li>")
                .collect(Collectors.joining());
        return sheet("Allow access?", """
                <h1>Allow access?</h1><p class="soft">%s %s</p>
                <p><b>%s</b> is asking to:</p><ul>%s</ul>
                <p class="soft">Do you want to allow access for <b>%s</b>? <a href="%s">Not you?</a></p>
                <form method="post"><div class="row"><button name="decision" value="deny">Deny</button>\
                <button name="decision" value="allow" class="primary">Allow</button></div></form>""".formatted(
                        escape(member.org().companyName()),
                        badge(),
                        escape(request.app().name()),
                        scopes,
                        escape(member.user().username()),
                        escape(request.asSomebodyElse())));
    }

    /** An error that Salesforce shows on its own page: the client never hears of it. */
    String problem(String heading, String error, String description) {
        return sheet(heading, """
                <h1>%s</h1><p>error=%s&amp;error_description=%s</p>
                <p class="soft">%s</p>""".formatted(
                escape(heading),
                escape(error),
                escape(URLEncoder.encode(description, StandardCharsets.UTF_8).replace("+", "%20")),
                escape(description)));
    }

    private String sheet(String title, String content) {
        return Html.page(title + " | Salesforce simulator", "<main class=\"sheet\">" + content + "</main>");
    }

    private String badge() {
        return switch (environment) {
            case PRODUCTION -> "<span class=\"badge\">Production</span>";
            case SANDBOX -> "<span class=\"badge sandbox\">Sandbox</span>";
        };
    }

    private static String meaning(String scope) {
        return switch (scope) {
            case "api" -> "Manage user data via APIs";
            case "refresh_token", "offline_access" -> "Perform requests at any time";
            case "id", "profile", "email" -> "Access the identity URL service";
            case "openid" -> "Access unique user identifiers";
            case "web" -> "Manage user data via Web browsers";
            case "full" -> "Full access";
            default -> "Other access";
        };
    }
}
