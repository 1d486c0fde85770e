package io.surveylink.simulator.oauth;

import io.surveylink.simulator.http.Reply;
import io.surveylink.simulator.http.Request;
import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.OrgUser;
import io.surveylink.simulator.org.Orgs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /services/oauth2/authorize}. Login and consent post back to the same address, so that the request travels in
 * its query and nothing is kept for a browser that never comes back.
 */
public final class AuthorizeEndpoint {

    private final Orgs orgs;
    private final Apps apps;
    private final Grants grants;
    private final AuthorizationCodes codes;
    private final BrowserSessions browsers;
    private final LoginPages pages;

    AuthorizeEndpoint(
            Orgs orgs, Apps apps, Grants grants, AuthorizationCodes codes, BrowserSessions browsers, LoginPages pages) {
        this.orgs = orgs;
        this.apps = apps;
        this.grants = grants;
        this.codes = codes;
        this.browsers = browsers;
        this.pages = pages;
    }

    public Reply handle(Request request) {
        Map<String, String> parameters = request.query();
        Optional<ClientApp> app = apps.find(parameters.getOrDefault("client_id", ""));
        if (app.isEmpty()) {
            return ownPage("OAuth error", "invalid_client_id", "client identifier invalid");
        }
        String redirectUri = parameters.getOrDefault("redirect_uri", "");
        if (!app.get().callbackUrls().contains(redirectUri)) {
            return ownPage("OAuth error", "redirect_uri_mismatch", "redirect_uri must match configuration");
        }
        AuthorizeRequest authorize = AuthorizeRequest.of(app.get(), redirectUri, parameters);
        try {
            check(authorize);
            return "POST".equals(request.method()) ? submitted(request, authorize) : shown(request, authorize);
        } catch (OAuthError e) {
            return redirect(authorize, e);
        }
    }

    private static void check(AuthorizeRequest request) {
        if (!"code".equals(request.parameters().get("response_type"))) {
            throw new OAuthError("unsupported_response_type", "response type not supported");
        }
        // Salesforce takes a challenge without a method as S256, which RFC 7636 would call plain.
        String method = request.parameters().getOrDefault("code_challenge_method", "S256");
        if (!method.equals("S256")) {
            throw new OAuthError("invalid_request", "code challenge method not supported");
        }
    }

    private Reply shown(Request request, AuthorizeRequest authorize) {
        boolean wantsLogin =
                authorize.prompt().contains("login") || authorize.prompt().contains("select_account");
        Optional<Orgs.Member> member = browsers.signedIn(request, orgs);
        if (member.isEmpty() || wantsLogin) {
            if ("true".equals(authorize.parameters().get("immediate"))) {
                throw new OAuthError("immediate_unsuccessful", "user is not signed in");
            }
            return Reply.html(200, pages.login(authorize.loginHint(), ""));
        }
        return signedIn(authorize, member.get());
    }

    private Reply signedIn(AuthorizeRequest authorize, Orgs.Member member) {
        Optional<Reply> refused = refused(authorize, member);
        if (refused.isPresent()) {
            return refused.get();
        }
        boolean approved = grants.isApproved(member.org(), member.user(), authorize.app(), authorize.scopes());
        if (approved && !authorize.prompt().contains("consent")) {
            return finish(authorize, member);
        }
        return Reply.html(200, pages.consent(authorize, member));
    }

    private Reply submitted(Request request, AuthorizeRequest authorize) {
        Map<String, String> form = request.form();
        if (form.containsKey("username")) {
            return login(request, authorize, form);
        }
        Optional<Orgs.Member> member = browsers.signedIn(request, orgs);
        if (member.isEmpty()) {
            return Reply.html(200, pages.login(authorize.loginHint(), ""));
        }
        Optional<Reply> refused = refused(authorize, member.get());
        if (refused.isPresent()) {
            return refused.get();
        }
        if (!"allow".equals(form.get("decision"))) {
            throw new OAuthError("access_denied", "end-user denied authorization");
        }
        return finish(authorize, member.get());
    }

    private Reply login(Request request, AuthorizeRequest authorize, Map<String, String> form) {
        String username = form.getOrDefault("username", "").strip();
        Optional<Orgs.Member> member = orgs.member(username)
                .filter(found -> found.user().active())
                .filter(found -> admits(request, found.org()));
        if (member.isEmpty() || !OrgUser.PASSWORD.equals(form.get("pw"))) {
            return Reply.html(
                    200,
                    pages.login(
                            username,
                            "Please check your username and password. If you still can't log in, contact your"
                                    + " Salesforce administrator."));
        }
        return Reply.redirect(authorize.withoutLogin()).with("Set-Cookie", browsers.signIn(member.get()));
    }

    /** At {@code acme.localhost}, the My Domain of an org, only its users get in; an org may refuse any other host. */
    private static boolean admits(Request request, Org org) {
        String host = request.header("host").orElse("").replaceFirst(":\\d+$", "");
        int dot = host.lastIndexOf(".localhost");
        return dot < 0 ? !org.policy().myDomainOnly() : host.substring(0, dot).equals(org.key());
    }

    /** What an administrator of the org has decided about the app. */
    private Optional<Reply> refused(AuthorizeRequest authorize, Orgs.Member member) {
        AppPolicy policy = apps.policy(member.org().key(), authorize.app().key());
        if (policy.blocked()) {
            return Optional.of(ownPage("OAUTH_APP_BLOCKED", "OAUTH_APP_BLOCKED", "this app is blocked by admin"));
        }
        if (!policy.installed()) {
            return Optional.of(
                    ownPage("OAUTH_APPROVAL_ERROR_GENERIC", "invalid_client", "app must be installed into org"));
        }
        if (!policy.permits(member.user().username())) {
            return Optional.of(ownPage(
                    "OAUTH_APP_ACCESS_DENIED",
                    "OAUTH_APP_ACCESS_DENIED",
                    "user is not admin approved to access this app"));
        }
        if (policy.requirePkce() && authorize.challenge() == null) {
            throw new OAuthError("invalid_request", "missing required code challenge");
        }
        if (!policy.scopes().containsAll(authorize.scopes())) {
            throw new OAuthError("invalid_scope", "the requested scope is not allowed");
        }
        return Optional.empty();
    }

    private Reply finish(AuthorizeRequest authorize, Orgs.Member member) {
        String code = codes.issue(authorize, member.org(), member.user());
        return Reply.redirect(authorize.callback(Map.of("code", code)));
    }

    private Reply ownPage(String heading, String error, String description) {
        return Reply.html(400, pages.problem(heading, error, description));
    }

    private static Reply redirect(AuthorizeRequest authorize, OAuthError e) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", e.error());
        answer.put("error_description", e.description());
        return Reply.redirect(authorize.callback(answer));
    }
}
