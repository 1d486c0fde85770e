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
import io.surveylink.simulator.org.SalesforceTime;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** {@code /services/oauth2/userinfo} and {@code /id/{org}/{user}}. */
public final class IdentityEndpoint {

    private final Orgs orgs;
    private final Apps apps;
    private final Sessions sessions;
    private final InstantSource clock;
    private final Supplier<String> baseUrl;
    private final CallRunner runner;

    IdentityEndpoint(
            Orgs orgs, Apps apps, Sessions sessions, InstantSource clock, Supplier<String> baseUrl, CallRunner runner) {
        this.orgs = orgs;
        this.apps = apps;
        this.sessions = sessions;
        this.clock = clock;
        this.baseUrl = baseUrl;
        this.runner = runner;
    }

    public Reply userinfo(Request request) {
        return answer("userinfo", request, "", this::userinfo);
    }

    /** The path names org and user; the token has to be of that org. */
    public Reply identity(Request request) {
        return answer("id", request, request.path(), this::identity);
    }

    private Reply answer(
            String kind, Request request, String path, BiFunction<Orgs.Member, Session, Map<String, Object>> body) {
        String token = bearer(request);
        Optional<Session> session = sessions.find(token);
        Optional<Orgs.Member> member = session.flatMap(this::member);
        CallInfo call = CallInfo.ofOAuth(
                kind,
                member.map(found -> found.org().key()).orElse(null),
                session.map(Session::username).orElse(null),
                session.map(Session::app).orElse(null),
                null);
        return runner.run(call, new CallWork() {
            @Override
            public Done run(Map<Integer, RowError> refused) {
                if (token.isEmpty()) {
                    return plain(403, "Missing_OAuth_Token");
                }
                if (session.isEmpty() || member.isEmpty()) {
                    return plain(403, "Bad_OAuth_Token");
                }
                if (!path.isEmpty() && !path.contains(member.get().org().id().substring(0, 15))) {
                    return plain(403, "Wrong_Org");
                }
                sessions.use(token);
                return new Done(OAuthWork.json(200, body.apply(member.get(), session.get())), "OK", 0);
            }

            @Override
            public Done refuse(Fault.Code fault) {
                return plain(403, fault.code());
            }

            @Override
            public Done refuse(Fault.OAuth fault) {
                return plain(fault.status(), fault.error());
            }
        });
    }

    private static CallWork.Done plain(int status, String text) {
        return new CallWork.Done(Reply.of(status, "text/html;charset=UTF-8", text), text, 0);
    }

    private static String bearer(Request request) {
        return request.header("authorization")
                .filter(header -> header.startsWith("Bearer ") || header.startsWith("OAuth "))
                .map(header -> header.substring(header.indexOf(' ') + 1).strip())
                .or(() -> request.query("oauth_token"))
                .or(() -> request.query("access_token"))
                .orElse("");
    }

    private Optional<Orgs.Member> member(Session session) {
        return orgs.member(session.username())
                .filter(member -> member.org().id().equals(session.orgId()))
                .filter(member -> member.user().active());
    }

    private Map<String, Object> identity(Orgs.Member member, Session session) {
        Org org = member.org();
        OrgUser user = member.user();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", url(member));
        body.put("asserted_user", true);
        body.put("user_id", user.id());
        body.put("organization_id", org.id());
        body.put("username", user.username());
        body.put("nick_name", nick(user));
        body.put("display_name", user.fullName());
        body.put("email", user.email());
        body.put("email_verified", true);
        body.put("first_name", user.firstName());
        body.put("last_name", user.lastName());
        body.put("timezone", "Asia/Tokyo");
        body.put("photos", photos());
        body.put("is_lightning_login_user", false);
        body.put("status", Map.of());
        body.put("urls", urls(org, user));
        body.put("active", user.active());
        body.put("user_type", "STANDARD");
        body.put("language", "en_US");
        body.put("locale", "en_US");
        body.put("utcOffset", 32_400_000);
        body.put("last_modified_date", SalesforceTime.format(clock.instant()));
        body.put("is_app_installed", apps.policy(org.key(), session.app()).installed());
        return body;
    }

    private Map<String, Object> userinfo(Orgs.Member member, Session session) {
        Org org = member.org();
        OrgUser user = member.user();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("sub", url(member));
        body.put("user_id", user.id());
        body.put("organization_id", org.id());
        body.put("preferred_username", user.username());
        body.put("nickname", nick(user));
        body.put("name", user.fullName());
        body.put("email", user.email());
        body.put("email_verified", true);
        body.put("given_name", user.firstName());
        body.put("family_name", user.lastName());
        body.put("zoneinfo", "Asia/Tokyo");
        body.put("photos", photos());
        body.put("profile", baseUrl.get() + "/" + user.id());
        body.put("picture", baseUrl.get() + "/profilephoto/005/F");
        body.put("address", Map.of());
        body.put("is_salesforce_integration_user", false);
        body.put("urls", urls(org, user));
        body.put("active", user.active());
        body.put("user_type", "STANDARD");
        body.put("language", "en_US");
        body.put("locale", "en_US");
        body.put("utcOffset", 32_400_000);
        body.put("updated_at", SalesforceTime.format(clock.instant()));
        body.put("is_app_installed", apps.policy(org.key(), session.app()).installed());
        return body;
    }

    private String url(Orgs.Member member) {
        return baseUrl.get() + "/id/" + member.org().id() + "/" + member.user().id();
    }

    private static String nick(OrgUser user) {
        return user.username().substring(0, user.username().indexOf('@'));
    }

    private Map<String, Object> photos() {
        return Map.of(
                "picture", baseUrl.get() + "/profilephoto/005/F", "thumbnail", baseUrl.get() + "/profilephoto/005/T");
    }

    private Map<String, Object> urls(Org org, OrgUser user) {
        String base = baseUrl.get();
        String id = org.id().substring(0, 15);
        Map<String, Object> urls = new LinkedHashMap<>();
        urls.put("enterprise", base + "/services/Soap/c/{version}/" + id);
        urls.put("metadata", base + "/services/Soap/m/{version}/" + id);
        urls.put("partner", base + "/services/Soap/u/{version}/" + id);
        urls.put("rest", base + "/services/data/v{version}/");
        urls.put("sobjects", base + "/services/data/v{version}/sobjects/");
        urls.put("search", base + "/services/data/v{version}/search/");
        urls.put("query", base + "/services/data/v{version}/query/");
        urls.put("recent", base + "/services/data/v{version}/recent/");
        urls.put("tooling_soap", base + "/services/Soap/T/{version}/" + id);
        urls.put("tooling_rest", base + "/services/data/v{version}/tooling/");
        urls.put("profile", base + "/" + user.id());
        urls.put("feeds", base + "/services/data/v{version}/chatter/feeds");
        urls.put("groups", base + "/services/data/v{version}/chatter/groups");
        urls.put("users", base + "/services/data/v{version}/chatter/users");
        urls.put("feed_items", base + "/services/data/v{version}/chatter/feed-items");
        urls.put("feed_elements", base + "/services/data/v{version}/chatter/feed-elements");
        urls.put("custom_domain", base);
        return urls;
    }
}
