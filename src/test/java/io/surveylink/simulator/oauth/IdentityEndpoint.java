package io.surveylink.simulator.oauth;

import io.surveylink.simulator.fault.CallInfo;
import io.surveylink.simulator.fault.CallRunner;
import io.surveylink.simulator.fault.CallWork;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.simulator.http.Reply;
import io.surveylink.simulator.http.Request;
import io.surveylink.simulator.org.Orgs;
import io.surveylink.simulator.org.RecordIds;
import io.surveylink.simulator.org.RowError;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code /services/oauth2/userinfo} and {@code /id/{org}/{user}}. */
public final class IdentityEndpoint {

    private static final Pattern SCHEME = Pattern.compile("(Bearer|OAuth) ", Pattern.CASE_INSENSITIVE);

    private final Orgs orgs;
    private final Sessions sessions;
    private final IdentityJson json;
    private final CallRunner runner;

    IdentityEndpoint(Orgs orgs, Sessions sessions, IdentityJson json, CallRunner runner) {
        this.orgs = orgs;
        this.sessions = sessions;
        this.json = json;
        this.runner = runner;
    }

    public Reply userinfo(Request request) {
        return answer("userinfo", request, "", json::userinfo);
    }

    /** The path names org and user; the token has to be of that org. */
    public Reply identity(Request request) {
        return answer("id", request, request.path(), json::identity);
    }

    /** Says who a user is. */
    @FunctionalInterface
    private interface Body {
        Map<String, Object> of(Orgs.Member member, Session session, Request request);
    }

    private Reply answer(String kind, Request request, String path, Body body) {
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
                if (!path.isEmpty() && !names(path, 2, member.get().org().id())) {
                    return plain(403, "Wrong_Org");
                }
                if (!path.isEmpty() && !names(path, 3, member.get().user().id())) {
                    return plain(403, "Bad_Id");
                }
                sessions.use(token);
                return new Done(OAuthWork.json(200, body.of(member.get(), session.get(), request)), "OK", 0);
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

    /** Whether a part of the path is that id, in 15 characters or in 18. */
    private static boolean names(String path, int part, String id) {
        String[] parts = path.split("/");
        return parts.length > part && RecordIds.withSuffix(parts[part]).equals(id);
    }

    private static CallWork.Done plain(int status, String text) {
        return new CallWork.Done(Reply.of(status, "text/html;charset=UTF-8", text), text, 0);
    }

    private static String bearer(Request request) {
        return request.header("authorization")
                .filter(header -> SCHEME.matcher(header).lookingAt())
                .map(header -> header.substring(header.indexOf(' ') + 1).strip())
                .or(() -> request.query("oauth_token"))
                .or(() -> request.query("access_token"))
                .or(() -> Optional.ofNullable(request.form().get("oauth_token")))
                .or(() -> Optional.ofNullable(request.form().get("access_token")))
                .orElse("");
    }

    private Optional<Orgs.Member> member(Session session) {
        return orgs.member(session.username())
                .filter(member -> member.org().id().equals(session.orgId()))
                .filter(member -> member.user().active());
    }
}
