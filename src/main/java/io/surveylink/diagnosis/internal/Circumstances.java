package io.surveylink.diagnosis.internal;

import io.surveylink.account.Account;
import io.surveylink.account.OwnersAccounts.AccountsInOrg;
import io.surveylink.common.AccountId;
import io.surveylink.common.OrgId;
import io.surveylink.ownership.Consents.ConsentItem;
import io.surveylink.project.Operation;
import io.surveylink.project.ProjectAccess;
import io.surveylink.project.ProjectSummary;
import io.surveylink.run.HeldCause;
import io.surveylink.run.HoldCause;
import io.surveylink.run.RunDetail;
import io.surveylink.run.RunListItem;
import io.surveylink.user.Actor;
import io.surveylink.user.UserProfile;
import io.surveylink.workflow.Workflows.OrgName;
import io.surveylink.workflow.Workflows.WorkflowHead;
import io.surveylink.workflow.Workflows.WorkflowListItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the answers rest on, read once.
 *
 * @param workflows those that are asked about
 * @param openConsents asked or refused, as far as the reader sees them
 * @param troubled the newest run that failed, is uncertain or tried again; null if there is none
 * @param latest the newest run of all; null before the first
 * @param run the one that is asked about
 * @param admin somebody who can do what only admins may
 */
record Circumstances(
        Actor actor,
        ProjectSummary project,
        ProjectAccess access,
        List<WorkflowListItem> workflows,
        Map<OrgId, AccountId> bindings,
        Map<AccountId, Account> accounts,
        List<AccountsInOrg> ownersAccounts,
        List<ConsentItem> openConsents,
        List<HeldCause> held,
        @Nullable RunListItem troubled,
        @Nullable RunListItem latest,
        @Nullable RunDetail run,
        Optional<UserProfile> admin,
        Instant now) {

    boolean isOwner() {
        return actor.id().equals(project.ownerId());
    }

    boolean allows(Operation operation) {
        return access.allows(operation);
    }

    boolean allows(Operation operation, WorkflowHead workflow) {
        return access.toWorkflowOf(workflow.creatorId()).allows(operation);
    }

    /** Of all that is asked about, each once. */
    List<OrgName> orgs() {
        return workflows.stream()
                .flatMap(workflow -> workflow.orgs().stream())
                .distinct()
                .toList();
    }

    /** The accounts that serve the orgs; where none is bound there is none. */
    List<Account> serving() {
        return orgs().stream()
                .flatMap(org -> Stream.ofNullable(bindings.get(org.id())))
                .flatMap(id -> Stream.ofNullable(accounts.get(id)))
                .toList();
    }

    Optional<HeldCause> held(HoldCause... causes) {
        var wanted = Set.of(causes);
        return held.stream().filter(hold -> wanted.contains(hold.cause())).findFirst();
    }

    /** The workflow that a hold is about; the first that is asked about where it is about all of them. */
    Optional<WorkflowHead> workflowOf(HeldCause hold) {
        return workflows.stream()
                .map(WorkflowListItem::head)
                .filter(head -> head.publicId().equals(hold.workflowPublicId()))
                .findFirst();
    }

    String ownerName() {
        return project.ownerName();
    }

    static String names(Stream<String> names) {
        return names.filter(Objects::nonNull).distinct().collect(Collectors.joining(", "));
    }
}
