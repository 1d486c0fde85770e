package io.surveylink.simulator.oauth;

import io.surveylink.simulator.http.Request;
import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.OrgUser;
import io.surveylink.simulator.org.Orgs;
import io.surveylink.simulator.org.SalesforceTime;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What Salesforce tells a client about a user: the identity URL in its own words, userinfo in those of OpenID. */
final class IdentityJson {

    /** The newest version there is: {@code ?version=latest} asks for it. */
    private static final String LATEST = "67.0";

    private final Apps apps;
    private final InstantSource clock;
    private final Supplier<String> baseUrl;

    IdentityJson(Apps apps, InstantSource clock, Supplier<String> baseUrl) {
        this.apps = apps;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    Map<String, Object> identity(Orgs.Member member, Session session, Request request) {
        OrgUser user = member.user();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", url(member));
        body.put("asserted_user", true);
        body.put("user_id", user.id());
        body.put("organization_id", member.org().id());
        body.put("username", user.username());
        body.put("nick_name", nick(user));
        body.put("display_name", user.fullName());
        body.put("email", user.email());
        body.put("email_verified", true);
        body.put("first_name", user.firstName());
        body.put("last_name", user.lastName());
        body.put("timezone", "Asia/Tokyo");
        body.put("photos", photos());
        putNulls(body, "addr_street", "addr_city", "addr_state", "addr_country", "addr_zip", "mobile_phone");
        body.put("mobile_phone_verified", false);
        body.put("is_lightning_login_user", false);
        Map<String, Object> status = new LinkedHashMap<>();
        putNulls(status, "created_date", "body");
        body.put("status", status);
        putCommon(body, member, session, request);
        body.put("last_modified_date", SalesforceTime.format(clock.instant()));
        return body;
    }

    Map<String, Object> userinfo(Orgs.Member member, Session session, Request request) {
        OrgUser user = member.user();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("sub", url(member));
        body.put("user_id", user.id());
        body.put("organization_id", member.org().id());
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
        putCommon(body, member, session, request);
        body.put("updated_at", SalesforceTime.format(clock.instant()));
        return body;
    }

    private void putCommon(Map<String, Object> body, Orgs.Member member, Session session, Request request) {
        body.put("urls", urls(member.org(), member.user(), version(request)));
        body.put("active", member.user().active());
        body.put("user_type", "STANDARD");
        body.put("language", "en_US");
        body.put("locale", "en_US");
        body.put("utcOffset", 32_400_000);
        body.put(
                "is_app_installed",
                apps.policy(member.org().key(), session.app()).has(AppRule.INSTALLED));
    }

    private static void putNulls(Map<String, Object> body, String... names) {
        Arrays.stream(names).forEach(name -> body.put(name, null));
    }

    /** Without a version the addresses keep their placeholder. */
    private static String version(Request request) {
        return request.query("version")
                .map(asked -> asked.equals("latest") ? LATEST : asked)
                .orElse("{version}");
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

    private Map<String, Object> urls(Org org, OrgUser user, String version) {
        String base = baseUrl.get();
        String soap = base + "/services/Soap/%s/" + version + "/" + org.id().substring(0, 15);
        String data = base + "/services/data/v" + version + "/";
        Map<String, Object> urls = new LinkedHashMap<>();
        urls.put("enterprise", soap.formatted("c"));
        urls.put("metadata", soap.formatted("m"));
        urls.put("partner", soap.formatted("u"));
        urls.put("rest", data);
        urls.put("sobjects", data + "sobjects/");
        urls.put("search", data + "search/");
        urls.put("query", data + "query/");
        urls.put("recent", data + "recent/");
        urls.put("tooling_soap", soap.formatted("T"));
        urls.put("tooling_rest", data + "tooling/");
        urls.put("profile", base + "/" + user.id());
        urls.put("feeds", data + "chatter/feeds");
        urls.put("groups", data + "chatter/groups");
        urls.put("users", data + "chatter/users");
        urls.put("feed_items", data + "chatter/feed-items");
        urls.put("feed_elements", data + "chatter/feed-elements");
        urls.put("custom_domain", base);
        return urls;
    }
}
