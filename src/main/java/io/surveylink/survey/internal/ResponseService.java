package io.surveylink.survey.internal;

import io.surveylink.common.ProjectId;
import io.surveylink.common.ResponseId;
import io.surveylink.common.ResponseVersionId;
import io.surveylink.project.Operation;
import io.surveylink.project.Projects;
import io.surveylink.survey.Responses;
import io.surveylink.user.Actor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

@Service
class ResponseService implements Responses {

    private final ResponseRepository repository;
    private final Projects projects;

    ResponseService(ResponseRepository repository, Projects projects) {
        this.repository = repository;
        this.projects = projects;
    }

    @Override
    public Map<ResponseVersionId, StoredResponse> versions(Collection<ResponseVersionId> ids) {
        return ids.isEmpty() ? Map.of() : repository.versions(ids);
    }

    @Override
    public Optional<LatestResponse> latest(ProjectId project, String externalId) {
        return repository.latest(project, externalId);
    }

    @Override
    public List<ResponseItem> page(Actor actor, ProjectId project, @Nullable ResponseId before, int limit) {
        var access = projects.access(actor, project);
        access.require(Operation.SEE_NAMES);
        return repository.page(project, before, limit, access.allows(Operation.SEE_DATA));
    }
}
