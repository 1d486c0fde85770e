package io.surveylink.simulator.oauth;

import io.surveylink.simulator.fault.CallInfo;
import io.surveylink.simulator.fault.CallRunner;
import io.surveylink.simulator.fault.CallWork;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.simulator.http.Reply;
import io.surveylink.simulator.http.Request;
import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.OrgUser;
import io.surveylink.simulator.org.Orgs;
import io.surveylink.simulator.org.RowError;
import io.surveylink.simulator.org.SystemPermission;
import java.util.LinkedHashMap;
import java.util.Locale;
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
    private final CallRunner runner;

    AuthorizeEndpoint(
            Orgs orgs,
            Apps apps,
            Grants grants,
            AuthorizationCodes codes,
            BrowserSessions browsers,
            LoginPages pages,
            CallRunner runner) {
        this.orgs = orgs;
        this.apps = apps;
        this.grants = grants;
        this.codes = codes;
        this.browsers = browsers;
        this.pages = pages;
        this.runner = runner;
    }

    /** Pages are no calls: the log does not have them. A fault may ask for {@code authorize} by name. */
    public Reply handle(Request request) {
        CallInfo page =
                CallInfo.ofOAuth("authorize", null, null, request.query().get("client_id"), null);
        return runner.runUnlogged(page, new CallWork() {
            @Override
            public Done run(Map<Integer, RowError> refused) {
                return new Done(answer(request), "OK", 0);
            }

            @Override
            public Done refuse(Fault.Code fault) {
                return refuse(new Fault.OAuth(302, fault.code().toLowerCase(Locale.ROOT), fault.message()));
            }

            @Override
            public Done refuse(Fault.OAuth fault) {
                return new Done(refused(request, fault), fault.error(), 0);
            }
        });
    }

    /** Back to the client where it is known, else on a page of its own. */
    private Reply.Answer refused(Request request, Fault.OAuth fault) {
        Map<String, String> parameters = request.query();
        String redirectUri = parameters.getOrDefault("redirect_uri", "");
        return apps.find(parameters.getOrDefault("client_id", ""))
                .filter(app -> app.callbackUrls().contains(redirectUri))
                .map(app -> redirect(
                        AuthorizeRequest.of(app, redirectUri, parameters),
                        new OAuthError(fault.error(), fault.description())))
                .orElseGet(() -> ownPage("OAuth error", fault.error(), fault.description()));
    }

    private Reply.Answer answer(Request request) {
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

    private Reply.Answer shown(Request request, AuthorizeRequest authorize) {
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

    private Reply.Answer signedIn(AuthorizeRequest asked, Orgs.Member member) {
        AuthorizeRequest authorize = asked.within(policy(asked, member).scopes());
        Optional<Reply.Answer> refused = refused(authorize, member);
        if (refused.isPresent()) {
            return refused.get();
        }
        boolean immediate = "true".equals(authorize.parameters().get("immediate"));
        boolean approved = grants.isApproved(member.org(), member.user(), authorize.app(), authorize.scopes());
        if (approved && !authorize.prompt().contains("consent")) {
            return finish(authorize, member);
        }
        if (immediate) {
            throw new OAuthError("immediate_unsuccessful", "user has not approved this consumer");
        }
        return Reply.html(200, pages.consent(authorize, member));
    }

    private Reply.Answer submitted(Request request, AuthorizeRequest authorize) {
        Map<String, String> form = request.form();
        if (form.containsKey("username")) {
            return login(request, authorize, form);
        }
        Optional<Orgs.Member> member = browsers.signedIn(request, orgs);
        if (member.isEmpty()) {
            return Reply.html(200, pages.login(authorize.loginHint(), ""));
        }
        AuthorizeRequest limited =
                authorize.within(policy(authorize, member.get()).scopes());
        Optional<Reply.Answer> refused = refused(limited, member.get());
        if (refused.isPresent()) {
            return refused.get();
        }
        if (!"allow".equals(form.get("decision"))) {
            throw new OAuthError("access_denied", "end-user denied authorization");
        }
        return finish(limited, member.get());
    }

    private AppPolicy policy(AuthorizeRequest authorize, Orgs.Member member) {
        return apps.policy(member.org().key(), authorize.app().key());
    }

    private Reply.Answer login(Request request, AuthorizeRequest authorize, Map<String, String> form) {
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
        Optional<String> closed = closed(member.get());
        if (closed.isPresent()) {
            return Reply.html(200, pages.login(username, closed.get()));
        }
        return Reply.redirect(authorize.withoutLogin()).with("Set-Cookie", browsers.signIn(member.get()));
    }

    /** Why nobody of that org, or that user, gets in now. */
    private static Optional<String> closed(Orgs.Member member) {
        if (!member.org().policy().active()) {
            return Optional.of("Your organization is locked. Contact Salesforce support.");
        }
        return switch (member.user().login()) {
            case ALLOWED -> Optional.empty();
            case ADDRESS_RESTRICTED -> Optional.of("You can't log in from this IP address: restricted IP.");
            case OUTSIDE_HOURS -> Optional.of("You can't log in at this time: outside your login hours.");
        };
    }

    /** At {@code acme.localhost}, the My Domain of an org, only its users get in; an org may refuse any other host. */
    private static boolean admits(Request request, Org org) {
        String host = request.header("host").orElse("").replaceFirst(":\\d+$", "");
        int dot = host.lastIndexOf(".localhost");
        return dot < 0 ? !org.policy().myDomainOnly() : host.substring(0, dot).equals(org.key());
    }

    /** What an administrator of the org has decided about the app. */
    private Optional<Reply.Answer> refused(AuthorizeRequest authorize, Orgs.Member member) {
        AppPolicy policy = policy(authorize, member);
        if (policy.has(AppRule.LOCAL_TO_ANOTHER_ORG)) {
            return Optional.of(ownPage(
                    "OAuth error",
                    "invalid_client",
                    "Cross-org OAuth flows are not supported for this external client app"));
        }
        if (!policy.has(AppRule.DEPLOYED)) {
            return Optional.of(ownPage(
                    "OAUTH_EC_APP_NOT_FOUND",
                    "OAUTH_EC_APP_NOT_FOUND",
                    "external client app is not installed in this org"));
        }
        if (policy.has(AppRule.BLOCKED)) {
            return Optional.of(ownPage("OAUTH_APP_BLOCKED", "OAUTH_APP_BLOCKED", "this app is blocked by admin"));
        }
        if (!policy.has(AppRule.INSTALLED)
                && !member.user().permissions().has(SystemPermission.APPROVE_UNINSTALLED_APPS)) {
            return Optional.of(
                    ownPage("OAUTH_APPROVAL_ERROR_GENERIC", "invalid_client", "app must be installed into org"));
        }
        if (!policy.permits(member.user().username())) {
            return Optional.of(ownPage(
                    "OAUTH_APP_ACCESS_DENIED",
                    "OAUTH_APP_ACCESS_DENIED",
                    "user is not admin approved to access this app"));
        }
        if (policy.has(AppRule.REQUIRE_PKCE) && authorize.challenge() == null) {
            throw new OAuthError("invalid_request", "missing required code challenge");
        }
        if (!policy.scopes().containsAll(authorize.scopes())) {
            throw new OAuthError("invalid_scope", "the requested scope is not allowed");
        }
        return Optional.empty();
    }

    private Reply.Answer finish(AuthorizeRequest authorize, Orgs.Member member) {
        String code = codes.issue(authorize, member.org(), member.user());
        return Reply.redirect(authorize.callback(Map.of("code", code)));
    }

    private Reply.Answer ownPage(String heading, String error, String description) {
        return Reply.html(400, pages.problem(heading, error, description));
    }

    private static Reply.Answer redirect(AuthorizeRequest authorize, OAuthError e) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", e.error());
        answer.put("error_description", e.description());
        return Reply.redirect(authorize.callback(answer));
    }
}
