package io.surveylink.workflow.internal;

import io.surveylink.account.Account;
import io.surveylink.account.AccountState;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.RandomIds;
import io.surveylink.survey.Surveys;
import io.surveylink.user.Actor;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.WorkflowEvent;
import io.surveylink.workflow.WorkflowTemplate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a template makes of a project's survey, for the org of the person's account. Salesforce is not asked. */
@Component
class Templates {

    private final Surveys surveys;
    private final LinkedAccounts accounts;

    Templates(Surveys surveys, LinkedAccounts accounts) {
        this.surveys = surveys;
        this.accounts = accounts;
    }

    /** Empty for a workflow that begins with nothing. */
    Optional<WorkflowDefinition> definition(Actor actor, ProjectId project, WorkflowTemplate template) {
        return switch (template) {
            case NOTHING -> Optional.empty();
            case RESPONSE_TO_CONTACT ->
                Optional.of(
                        onNew(TemplateTask.contact(RandomIds.publicId(), onlyOrg(actor), surveys.definition(project))));
            case RESPONSE_TO_CASE ->
                Optional.of(onNew(
                        TemplateTask.supportCase(RandomIds.publicId(), onlyOrg(actor), surveys.definition(project))));
        };
    }

    private static WorkflowDefinition onNew(SalesforceTask task) {
        return new WorkflowDefinition(new WorkflowEvent.SurveyResponse(true, false), List.of(task));
    }

    /** Between several orgs the person chooses. */
    private @Nullable OrgId onlyOrg(Actor actor) {
        var orgs = accounts.mine(actor).stream()
                .filter(account -> account.state() == AccountState.CONNECTED)
                .map(Account::orgId)
                .distinct()
                .toList();
        return orgs.size() == 1 ? orgs.getFirst() : null;
    }
}
