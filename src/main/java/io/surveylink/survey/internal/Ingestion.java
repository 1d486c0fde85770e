package io.surveylink.survey.internal;

import io.surveylink.common.Digests;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.ProjectId;
import io.surveylink.common.Transactions;
import io.surveylink.survey.IngestionKeys.KeyHolder;
import io.surveylink.survey.internal.GroupCommit.Limits;
import io.surveylink.survey.internal.ResponseStore.Stored;
import io.surveylink.survey.internal.Submission.Repeatable;
import io.surveylink.survey.internal.Submission.RequestKey;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes a request's responses: reads and checks them one by one, then has all that are good stored. */
@Service
class Ingestion {

    private static final int MOST_RESPONSES = 500;
    private static final int IDEMPOTENCY_KEY_LENGTH = 255;

    /** More writers would not be faster: the database's locks are the limit. */
    private static final Limits LIMITS = new Limits(6, 3, MOST_RESPONSES, Duration.ofSeconds(3));

    private final SurveyRules rules;
    private final GroupCommit<ProjectId, Submission, Stored> groups;
    private final JsonMapper jsonMapper;

    Ingestion(SurveyRules rules, ResponseStore store, Transactions transactions, JsonMapper jsonMapper) {
        this.rules = rules;
        // Another node may store the same new id, or answer the same idempotency key, at the same moment.
        this.groups = new GroupCommit<>(
                LIMITS,
                (project, submissions) ->
                        Transactions.withoutTwins(() -> transactions.write(() -> store.store(project, submissions))));
        this.jsonMapper = jsonMapper
                .rebuild()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /** @throws DomainException BODY_MALFORMED, INVALID_INPUT, IDEMPOTENCY_KEY_REUSED, OVERLOADED */
    IngestionAnswer ingest(KeyHolder key, byte[] body, @Nullable String idempotencyKey) {
        if (idempotencyKey != null && !isValid(idempotencyKey)) {
            throw new DomainException(ErrorCode.INVALID_INPUT, "Idempotency-Key");
        }
        var items = items(body);
        var incoming = read(items, rules.reader(key.project()));
        if (incoming.stream().anyMatch(IncomingResponse.Rejected.class::isInstance)) {
            incoming = read(items, rules.freshReader(key.project()));
        }
        var repeatable = idempotencyKey == null
                ? null
                : new Repeatable(new RequestKey(key.keyId(), idempotencyKey), Digests.sha256(body));
        return store(key.project(), new Submission(incoming, repeatable));
    }

    private static boolean isValid(String idempotencyKey) {
        return !idempotencyKey.isEmpty()
                && idempotencyKey.length() <= IDEMPOTENCY_KEY_LENGTH
                && idempotencyKey.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    private List<JsonNode> items(byte[] body) {
        JsonNode root;
        try {
            root = jsonMapper.readTree(body);
        } catch (JacksonException e) {
            // The message would quote the body: only where it broke is told.
            var place = e.getLocation();
            throw new DomainException(
                    ErrorCode.BODY_MALFORMED,
                    place == null
                            ? "no JSON"
                            : "no JSON at line " + place.getLineNr() + ", column " + place.getColumnNr());
        }
        var list = root.get("responses");
        if (list == null || !list.isArray()) {
            throw new DomainException(ErrorCode.BODY_MALFORMED, "an object with an array \"responses\" is needed");
        }
        if (list.isEmpty() || list.size() > MOST_RESPONSES) {
            throw new DomainException(
                    ErrorCode.BODY_MALFORMED, "\"responses\" takes 1 to " + MOST_RESPONSES + " responses");
        }
        return list.valueStream().toList();
    }

    private static List<IncomingResponse> read(List<JsonNode> items, ResponseReader reader) {
        return items.stream().map(reader::read).toList();
    }

    private IngestionAnswer store(ProjectId project, Submission submission) {
        return switch (groups.store(project, submission)) {
            case Stored.With(var answer) -> answer;
            case Stored.KeyReused() -> throw new DomainException(ErrorCode.IDEMPOTENCY_KEY_REUSED);
        };
    }
}
