package io.surveylink.testing;

import io.surveylink.common.ProjectId;
import io.surveylink.survey.AcceptedResponse;
import io.surveylink.survey.ResponseListener;
import io.surveylink.survey.SurveyDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Hears of every stored response, and fails for the projects that a test names. */
@TestComponent
public class ListenedResponses implements ResponseListener {

    private final ConcurrentHashMap<ProjectId, List<AcceptedResponse>> heard = new ConcurrentHashMap<>();
    private final Set<ProjectId> failing = ConcurrentHashMap.newKeySet();

    @Override
    public void accepted(ProjectId project, SurveyDefinition survey, List<AcceptedResponse> responses) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("not in the transaction that stores the responses");
        }
        if (failing.contains(project)) {
            throw new IllegalStateException("a listener that fails, for a test");
        }
        heard.computeIfAbsent(project, p -> new ArrayList<>()).addAll(responses);
    }

    public List<AcceptedResponse> of(ProjectId project) {
        return List.copyOf(heard.getOrDefault(project, List.of()));
    }

    public void failFor(ProjectId project) {
        failing.add(project);
    }
}
