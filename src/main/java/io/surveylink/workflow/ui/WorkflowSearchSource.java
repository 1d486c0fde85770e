package io.surveylink.workflow.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.surveylink.shell.SearchHit;
import io.surveylink.shell.SearchHit.Kind;
import io.surveylink.shell.SearchSource;
import io.surveylink.shell.SearchWords;
import io.surveylink.user.CurrentUser;
import io.surveylink.workflow.WorkflowSearch;
import java.util.List;
import org.springframework.stereotype.Component;

/** Workflows by their names, once something was typed. */
@Component
class WorkflowSearchSource implements SearchSource {

    private final WorkflowSearch workflows;
    private final CurrentUser currentUser;

    WorkflowSearchSource(WorkflowSearch workflows, CurrentUser currentUser) {
        this.workflows = workflows;
        this.currentUser = currentUser;
    }

    @Override
    public List<SearchHit> find(SearchWords words, int limit) {
        if (words.isBlank()) {
            return List.of();
        }
        return workflows.find(currentUser.actor(), words.text(), limit).stream()
                .map(workflow -> SearchHit.toPath(
                        Kind.WORKFLOW,
                        VaadinIcon.BOLT,
                        workflow.name(),
                        workflow.projectName(),
                        WorkflowNavigation.editorPath(workflow.publicId())))
                .toList();
    }
}
