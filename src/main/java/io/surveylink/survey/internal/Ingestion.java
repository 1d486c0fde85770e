package io.surveylink.survey.internal;

import io.surveylink.common.Digests;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.ProjectId;
import io.surveylink.common.Transactions;
import io.surveylink.survey.AcceptedResponse;
import io.surveylink.survey.IngestionKeys.KeyHolder;
import io.surveylink.survey.ResponseListener;
import io.surveylink.survey.internal.IngestionAnswer.Outcome;
import io.surveylink.survey.internal.IngestionAnswer.Result;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes a request's responses: reads and checks them one by one, then stores all that are good, with the answer to the
 * request's idempotency key and whatever the listeners write, in one transaction of few statements.
 */
@Service
class Ingestion {

    private static final int MOST_RESPONSES = 500;
    private static final int IDEMPOTENCY_KEY_LENGTH = 255;

    private final IngestionGate gate;
    private final SurveyRules rules;
    private final ResponseRepository responses;
    private final IdempotentRequestRepository idempotentRequests;
    private final ContentCodec codec;
    private final ObjectProvider<ResponseListener> listeners;
    private final Transactions transactions;
    private final Clock clock;
    private final JsonMapper jsonMapper;

    Ingestion(
            IngestionGate gate,
            SurveyRules rules,
            ResponseRepository responses,
            IdempotentRequestRepository idempotentRequests,
            ContentCodec codec,
            ObjectProvider<ResponseListener> listeners,
            Transactions transactions,
            Clock clock,
            JsonMapper jsonMapper) {
        this.gate = gate;
        this.rules = rules;
        this.responses = responses;
        this.idempotentRequests = idempotentRequests;
        this.codec = codec;
        this.listeners = listeners;
        this.transactions = transactions;
        this.clock = clock;
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
        var request = idempotencyKey == null ? null : new Request(key.keyId(), idempotencyKey, Digests.sha256(body));
        return store(key.project(), incoming, request);
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

    /** Another request may store the same new id, or answer the same idempotency key, at the same moment. */
    private IngestionAnswer store(ProjectId project, List<IncomingResponse> incoming, @Nullable Request request) {
        return Transactions.withoutTwins(
                () -> gate.pass(() -> transactions.write(() -> answer(project, incoming, request))));
    }

    private IngestionAnswer answer(ProjectId project, List<IncomingResponse> incoming, @Nullable Request request) {
        if (request != null) {
            var before = idempotentRequests.find(request.keyId(), request.idempotencyKey());
            if (before.isPresent()) {
                if (!Arrays.equals(before.get().bodyDigest(), request.bodyDigest())) {
                    throw new DomainException(ErrorCode.IDEMPOTENCY_KEY_REUSED);
                }
                return before.get().answer();
            }
        }
        var answer = storeResponses(project, incoming);
        if (request != null) {
            idempotentRequests.insert(
                    request.keyId(), request.idempotencyKey(), request.bodyDigest(), answer, clock.instant());
        }
        return answer;
    }

    private IngestionAnswer storeResponses(ProjectId project, List<IncomingResponse> incoming) {
        var now = clock.instant();
        var states = storedStates(project, incoming);
        var versions = new ArrayList<NewVersion>();
        var results = new ArrayList<Result>();
        for (var item : incoming) {
            results.add(
                    switch (item) {
                        case IncomingResponse.Rejected rejected ->
                            new Result(rejected.id(), Outcome.REJECTED, rejected.error());
                        case IncomingResponse.Valid valid -> new Result(valid.id(), add(valid, states, versions), null);
                    });
        }
        insertAndUpdate(project, states.values());
        if (!versions.isEmpty()) {
            var ids = responses.insertVersions(versions, now);
            var accepted = new ArrayList<AcceptedResponse>();
            for (int i = 0; i < versions.size(); i++) {
                accepted.add(versions.get(i).accepted(ids.get(i)));
            }
            listeners.orderedStream().forEach(listener -> listener.accepted(project, accepted));
        }
        return new IngestionAnswer(results);
    }

    private Map<String, ResponseState> storedStates(ProjectId project, List<IncomingResponse> incoming) {
        var ids = incoming.stream()
                .filter(IncomingResponse.Valid.class::isInstance)
                .map(IncomingResponse.Valid.class::cast)
                .map(IncomingResponse.Valid::id)
                .toList();
        return ids.isEmpty() ? new HashMap<>() : responses.lock(project, ids);
    }

    /** A later response of the same request sees what the earlier one made of the state. */
    private Outcome add(IncomingResponse.Valid response, Map<String, ResponseState> states, List<NewVersion> versions) {
        String stored = codec.write(response.content());
        byte[] digest = ContentCodec.digest(response.status(), stored);
        var state = states.computeIfAbsent(
                ResponseRepository.compared(response.id()), id -> ResponseState.unknown(response.id()));
        if (state.isLatest(digest)) {
            return Outcome.DUPLICATE;
        }
        boolean firstComplete = state.addVersion(response.status(), digest);
        var recordedAt = response.recordedAt();
        versions.add(new NewVersion(
                state,
                state.number(),
                response.status(),
                firstComplete,
                recordedAt == null ? clock.instant() : recordedAt,
                response.content(),
                stored,
                digest));
        return state.number() == 1 ? Outcome.ACCEPTED : Outcome.UPDATED;
    }

    private void insertAndUpdate(ProjectId project, Collection<ResponseState> states) {
        // In one order everywhere, so that two requests with the same ids wait for each other instead of deadlocking.
        var inserted = sorted(states, ResponseState::isNew);
        var updated = sorted(states, state -> !state.isNew() && state.isChanged());
        if (!inserted.isEmpty()) {
            responses.insert(project, inserted, clock.instant());
        }
        if (!updated.isEmpty()) {
            responses.update(updated);
        }
    }

    private static List<ResponseState> sorted(Collection<ResponseState> states, Predicate<ResponseState> which) {
        return states.stream()
                .filter(which)
                .sorted(Comparator.comparing(state -> ResponseRepository.compared(state.externalId())))
                .toList();
    }

    /** A request that wants the same answer however often it is sent. */
    private record Request(long keyId, String idempotencyKey, byte[] bodyDigest) {}
}
