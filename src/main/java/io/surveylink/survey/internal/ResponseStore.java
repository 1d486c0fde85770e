package io.surveylink.survey.internal;

import io.surveylink.common.ProjectId;
import io.surveylink.survey.AcceptedResponse;
import io.surveylink.survey.ResponseListener;
import io.surveylink.survey.internal.IdempotentRequestRepository.Answered;
import io.surveylink.survey.internal.IdempotentRequestRepository.NewAnswer;
import io.surveylink.survey.internal.IngestionAnswer.Outcome;
import io.surveylink.survey.internal.IngestionAnswer.Result;
import io.surveylink.survey.internal.Submission.Repeatable;
import io.surveylink.survey.internal.Submission.RequestKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores the responses of some requests of one project, with the answers to the requests' idempotency keys and whatever
 * the listeners write, in few statements: their number does not depend on how many there are.
 */
@Component
class ResponseStore {

    private final SurveyRules rules;
    private final ResponseRepository responses;
    private final IdempotentRequestRepository idempotentRequests;
    private final ContentCodec codec;
    private final ObjectProvider<ResponseListener> listeners;
    private final Clock clock;

    ResponseStore(
            SurveyRules rules,
            ResponseRepository responses,
            IdempotentRequestRepository idempotentRequests,
            ContentCodec codec,
            ObjectProvider<ResponseListener> listeners,
            Clock clock) {
        this.rules = rules;
        this.responses = responses;
        this.idempotentRequests = idempotentRequests;
        this.codec = codec;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** What became of a request. */
    sealed interface Stored {

        record With(IngestionAnswer answer) implements Stored {}

        /** Its idempotency key belongs to another request; nothing of it was stored. */
        record KeyReused() implements Stored {}
    }

    /** @return one for each, in their order */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Stored> store(ProjectId project, List<Submission> submissions) {
        var before = answeredBefore(submissions);
        var fresh = submissions.stream()
                .filter(submission -> answerOf(before, submission) == null)
                .toList();
        var answers = storeFresh(project, fresh).iterator();
        return submissions.stream()
                .map(submission -> {
                    var answered = answerOf(before, submission);
                    return answered == null ? new Stored.With(answers.next()) : again(submission, answered);
                })
                .toList();
    }

    private Map<RequestKey, Answered> answeredBefore(List<Submission> submissions) {
        var keys = submissions.stream()
                .map(Submission::repeatable)
                .filter(Objects::nonNull)
                .map(Repeatable::key)
                .toList();
        return keys.isEmpty() ? Map.of() : idempotentRequests.find(keys);
    }

    private static @Nullable Answered answerOf(Map<RequestKey, Answered> before, Submission submission) {
        var repeatable = submission.repeatable();
        return repeatable == null ? null : before.get(repeatable.key());
    }

    private static Stored again(Submission submission, Answered answered) {
        var repeatable = submission.repeatable();
        return repeatable != null && Arrays.equals(answered.bodyDigest(), repeatable.bodyDigest())
                ? new Stored.With(answered.answer())
                : new Stored.KeyReused();
    }

    private List<IngestionAnswer> storeFresh(ProjectId project, List<Submission> submissions) {
        var states = storedStates(project, submissions);
        var versions = new ArrayList<NewVersion>();
        var answers = submissions.stream()
                .map(submission -> new IngestionAnswer(submission.responses().stream()
                        .map(item -> result(item, states, versions))
                        .toList()))
                .toList();
        storeVersions(project, states.values(), versions);
        rememberAnswers(submissions, answers);
        return answers;
    }

    private void rememberAnswers(List<Submission> submissions, List<IngestionAnswer> answers) {
        var repeatable = new ArrayList<NewAnswer>();
        for (int i = 0; i < submissions.size(); i++) {
            var request = submissions.get(i).repeatable();
            if (request != null) {
                repeatable.add(new NewAnswer(request, answers.get(i)));
            }
        }
        if (!repeatable.isEmpty()) {
            idempotentRequests.insert(repeatable, clock.instant());
        }
    }

    private Map<String, ResponseState> storedStates(ProjectId project, List<Submission> submissions) {
        var ids = submissions.stream()
                .flatMap(submission -> submission.responses().stream())
                .filter(IncomingResponse.Valid.class::isInstance)
                .map(IncomingResponse.Valid.class::cast)
                .map(IncomingResponse.Valid::id)
                .toList();
        return ids.isEmpty() ? new HashMap<>() : responses.lock(project, ids);
    }

    private Result result(IncomingResponse item, Map<String, ResponseState> states, List<NewVersion> versions) {
        return switch (item) {
            case IncomingResponse.Rejected rejected -> new Result(rejected.id(), Outcome.REJECTED, rejected.error());
            case IncomingResponse.Valid valid -> new Result(valid.id(), add(valid, states, versions), null);
        };
    }

    /** A later response sees what an earlier one of the same id made of the state. */
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

    private void storeVersions(ProjectId project, Collection<ResponseState> states, List<NewVersion> versions) {
        if (versions.isEmpty()) {
            return;
        }
        var now = clock.instant();
        // In one order everywhere, so that two transactions with the same ids wait for each other, not deadlock.
        var inserted = sorted(states, ResponseState::isNew);
        var updated = sorted(states, state -> !state.isNew() && state.isChanged());
        if (!inserted.isEmpty()) {
            responses.insert(project, inserted, now);
        }
        if (!updated.isEmpty()) {
            responses.update(updated);
        }
        var ids = responses.insertVersions(versions, now);
        var accepted = new ArrayList<AcceptedResponse>();
        for (int i = 0; i < versions.size(); i++) {
            accepted.add(versions.get(i).accepted(ids.get(i)));
        }
        var survey = rules.reader(project).survey();
        listeners.orderedStream().forEach(listener -> listener.accepted(project, survey, accepted));
    }

    private static List<ResponseState> sorted(Collection<ResponseState> states, Predicate<ResponseState> which) {
        return states.stream()
                .filter(which)
                .sorted(Comparator.comparing(state -> ResponseRepository.compared(state.externalId())))
                .toList();
    }
}
