package io.surveylink.simulator.oauth;

import io.surveylink.simulator.fault.CallWork;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.simulator.http.Reply;
import io.surveylink.simulator.org.RowError;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** A call of an OAuth endpoint: JSON either way. */
final class OAuthWork implements CallWork {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Supplier<Map<String, Object>> work;

    /** @param work its empty answer is an empty body */
    OAuthWork(Supplier<Map<String, Object>> work) {
        this.work = work;
    }

    @Override
    public Done run(Map<Integer, RowError> refused) {
        try {
            Map<String, Object> answer = work.get();
            return new Done(answer.isEmpty() ? Reply.empty(200) : json(200, answer), "OK", 0);
        } catch (OAuthError e) {
            return refusal(400, e.error(), e.description());
        }
    }

    @Override
    public Done refuse(Fault.Code fault) {
        return refusal(400, fault.code().toLowerCase(Locale.ROOT), fault.message());
    }

    @Override
    public Done refuse(Fault.OAuth fault) {
        return refusal(fault.status(), fault.error(), fault.description());
    }

    private static Done refusal(int status, String error, String description) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", description);
        return new Done(json(status, body), error, 0);
    }

    static Reply.Answer json(int status, Map<String, Object> body) {
        return Reply.of(
                        status,
                        "application/json;charset=UTF-8",
                        new String(JSON.writeValueAsBytes(body), StandardCharsets.UTF_8))
                .with("Cache-Control", "no-cache, no-store");
    }
}
