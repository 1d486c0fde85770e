package io.surveylink.workflow.internal;

import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import io.surveylink.notification.Notice;
import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.Notifications;
import io.surveylink.project.ProjectSummary;
import io.surveylink.project.Projects;
import io.surveylink.user.UserProfile;
import io.surveylink.user.Users;
import io.surveylink.workflow.Proposals.ProposalHead;
import io.surveylink.workflow.internal.WorkflowRepository.WorkflowRow;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells people what became of a workflow that is not theirs alone, in bell and mail. */
@Component
class ProposalNotices {

    private final ProposalRepository proposals;
    private final WorkflowRepository workflows;
    private final Notifications notifications;
    private final Projects projects;
    private final Users users;

    ProposalNotices(
            ProposalRepository proposals,
            WorkflowRepository workflows,
            Notifications notifications,
            Projects projects,
            Users users) {
        this.proposals = proposals;
        this.workflows = workflows;
        this.notifications = notifications;
        this.projects = projects;
        this.users = users;
    }

    void made(WorkflowRow workflow, ProposalHead proposal) {
        send(
                decider(workflow),
                NoticeKind.PROPOSAL_MADE,
                Map.of("author", proposal.authorName(), "workflow", workflow.name()),
                link(proposal));
    }

    /** To the author, or from the author to who decides. */
    void commented(WorkflowRow workflow, ProposalHead proposal, UserId by) {
        send(
                by.equals(proposal.author()) ? decider(workflow) : proposal.author(),
                NoticeKind.PROPOSAL_COMMENTED,
                Map.of("author", name(by), "workflow", workflow.name()),
                link(proposal));
    }

    void accepted(WorkflowRow workflow, ProposalHead proposal, UserId by, int number) {
        send(
                proposal.author(),
                NoticeKind.PROPOSAL_ACCEPTED,
                Map.of("person", name(by), "workflow", workflow.name(), "number", String.valueOf(number)),
                link(proposal));
    }

    void declined(WorkflowRow workflow, ProposalHead proposal, UserId by, String reason) {
        send(
                proposal.author(),
                NoticeKind.PROPOSAL_DECLINED,
                Map.of("person", name(by), "workflow", workflow.name(), "reason", reason),
                link(proposal));
    }

    /** Every other open proposal was made on a revision that is not the latest any more. */
    void published(WorkflowRow workflow, int number) {
        proposals.open(workflow.id()).stream()
                .filter(ProposalHead::stale)
                .forEach(proposal -> send(
                        proposal.author(),
                        NoticeKind.PROPOSAL_STALE,
                        Map.of("workflow", workflow.name(), "number", String.valueOf(number)),
                        link(proposal)));
    }

    /** To the former creator and the owner, but not to who did it. */
    void takenOver(WorkflowRow workflow, UserId by) {
        var told = new LinkedHashSet<UserId>();
        Optional.ofNullable(workflow.creator()).ifPresent(told::add);
        told.add(project(workflow).ownerId());
        told.remove(by);
        told.forEach(user -> send(
                user,
                NoticeKind.WORKFLOW_TAKEN_OVER,
                Map.of("person", name(by), "workflow", workflow.name()),
                editor(workflow.id())));
    }

    private UserId decider(WorkflowRow workflow) {
        var creator = workflow.creator();
        return creator == null ? project(workflow).ownerId() : creator;
    }

    private ProjectSummary project(WorkflowRow workflow) {
        return projects.find(workflow.project()).orElseThrow();
    }

    private String name(UserId user) {
        return users.find(user).map(UserProfile::name).orElse("");
    }

    private String editor(WorkflowId workflow) {
        return workflows
                .head(workflow)
                .map(head -> "workflows/" + head.publicId())
                .orElse("");
    }

    private static String link(ProposalHead proposal) {
        return "proposals/" + proposal.publicId();
    }

    private void send(UserId to, NoticeKind kind, Map<String, String> arguments, String link) {
        notifications.send(new Notice(to, kind, arguments, link, null, true));
    }
}
