package io.surveylink.workflow.internal;

import io.surveylink.account.Account;
import io.surveylink.account.AccountState;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.AccountId;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.ownership.Bindings;
import io.surveylink.salesforce.ObjectDescription;
import io.surveylink.survey.SurveyDefinition;
import io.surveylink.survey.Surveys;
import io.surveylink.user.Actor;
import io.surveylink.workflow.OrgSchemas;
import io.surveylink.workflow.OrgSchemas.Read;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.Step;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.Workflows.Problem;
import io.surveylink.workflow.Workflows.ProblemCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Everything that stands against publishing, from the definition and from Salesforce as the actor's own account sees
 * it. Calls Salesforce: never inside a transaction.
 */
@Component
class PublishCheck {

    private final LinkedAccounts accounts;
    private final Bindings bindings;
    private final OrgSchemas schemas;
    private final Surveys surveys;
    private final WorkflowRepository workflows;
    private final ParentCheck parents;

    PublishCheck(
            LinkedAccounts accounts,
            Bindings bindings,
            OrgSchemas schemas,
            Surveys surveys,
            WorkflowRepository workflows,
            ParentCheck parents) {
        this.accounts = accounts;
        this.bindings = bindings;
        this.schemas = schemas;
        this.surveys = surveys;
        this.workflows = workflows;
        this.parents = parents;
    }

    /** @param definition with its fields as they are described now */
    record Checked(WorkflowDefinition definition, List<Problem> problems) {}

    Checked check(Actor actor, ProjectId project, WorkflowDefinition definition, Duration maxAge) {
        var survey = surveys.definition(project);
        var found = new ArrayList<Problem>();
        var steps = new ArrayList<Step>();
        var asked = new Asked(actor, project, maxAge);
        for (SalesforceTask task : Tasks.of(definition)) {
            steps.add(checkTask(asked, task, survey, found));
        }
        var current = definition.withSteps(steps);
        var problems = new ArrayList<>(DefinitionCheck.problems(current, survey));
        problems.addAll(found);
        return new Checked(current, problems);
    }

    /** What one check asks, each once: thirty tasks may well write one object. */
    private final class Asked {

        private final Actor actor;
        private final ProjectId project;
        private final Duration maxAge;
        private final Map<OrgId, Optional<Account>> accountsByOrg = new HashMap<>();
        private final Map<ObjectOfAccount, Read<Optional<ObjectDescription>>> objects = new HashMap<>();

        private Asked(Actor actor, ProjectId project, Duration maxAge) {
            this.actor = actor;
            this.project = project;
            this.maxAge = maxAge;
        }

        Optional<Account> account(OrgId org) {
            return accountsByOrg.computeIfAbsent(org, one -> ownAccount(actor, project, one));
        }

        Read<Optional<ObjectDescription>> object(Account account, String object) {
            return objects.computeIfAbsent(
                    new ObjectOfAccount(account.id(), object.toLowerCase(Locale.ROOT)),
                    one -> schemas.object(actor, account.id(), object, maxAge));
        }
    }

    private record ObjectOfAccount(AccountId account, String object) {}

    private SalesforceTask checkTask(
            Asked asked, SalesforceTask task, SurveyDefinition survey, List<Problem> problems) {
        var org = task.org();
        var object = task.object();
        if (org == null || object == null) {
            return task;
        }
        var account = asked.account(org);
        if (account.isEmpty()) {
            problems.add(problem(task, ProblemCode.NO_OWN_ACCOUNT, workflows.orgName(org)));
            return task;
        }
        var described = describe(asked, account.get(), task, object, problems);
        described.ifPresent(description -> {
            problems.addAll(SchemaCheck.problems(task, description, survey));
            problems.addAll(parents.problems(asked.actor, account.get(), task, description, asked.maxAge));
        });
        return described
                .map(description -> SchemaCheck.stamped(task, description))
                .orElse(task);
    }

    private Optional<ObjectDescription> describe(
            Asked asked, Account account, SalesforceTask task, String object, List<Problem> problems) {
        Read<Optional<ObjectDescription>> read;
        try {
            read = asked.object(account, object);
        } catch (DomainException e) {
            problems.add(problem(task, codeOf(e.code()), account.name()));
            return Optional.empty();
        }
        if (!read.current()) {
            problems.add(problem(task, ProblemCode.SALESFORCE_SILENT, account.name()));
        } else if (read.value().isEmpty()) {
            problems.add(problem(task, ProblemCode.OBJECT_GONE, object));
        }
        return read.value();
    }

    private static ProblemCode codeOf(ErrorCode code) {
        return code == ErrorCode.SALESFORCE_UNREACHABLE
                ? ProblemCode.SALESFORCE_SILENT
                : ProblemCode.OWN_ACCOUNT_UNUSABLE;
    }

    /** Of several own accounts in the org the one that the project is bound to, else one that works. */
    Optional<Account> ownAccount(Actor actor, ProjectId project, OrgId org) {
        var mine = accounts.mineIn(actor, org);
        var bound = bindings.find(project, org);
        return mine.stream()
                .filter(account -> bound.filter(account.id()::equals).isPresent())
                .findFirst()
                .or(() -> mine.stream()
                        .filter(account -> account.state() == AccountState.CONNECTED)
                        .findFirst())
                .or(() -> mine.stream().findFirst());
    }

    private static Problem problem(SalesforceTask task, ProblemCode code, String argument) {
        return new Problem(task.key(), null, code, List.of(argument));
    }
}
