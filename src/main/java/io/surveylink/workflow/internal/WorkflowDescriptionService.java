package io.surveylink.workflow.internal;

import io.surveylink.common.CheckedText;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.ProjectId;
import io.surveylink.common.Transactions;
import io.surveylink.common.WorkflowId;
import io.surveylink.project.Operation;
import io.surveylink.project.Projects;
import io.surveylink.project.Projects.Member;
import io.surveylink.user.Actor;
import io.surveylink.workflow.WorkflowDescriptions;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

@Service
class WorkflowDescriptionService implements WorkflowDescriptions {

    private final DescriptionRepository descriptions;
    private final Projects projects;
    private final WorkflowAccess access;
    private final Transactions transactions;

    WorkflowDescriptionService(
            DescriptionRepository descriptions, Projects projects, WorkflowAccess access, Transactions transactions) {
        this.descriptions = descriptions;
        this.projects = projects;
        this.access = access;
        this.transactions = transactions;
    }

    @Override
    public Described get(Actor actor, WorkflowId workflow) {
        return transactions.read(() -> {
            var head = access.require(actor, workflow, Operation.DESCRIBE_WORKFLOW);
            var members = members(actor, head.projectId());
            var told = descriptions.told(workflow);
            return new Described(
                    new Description(
                            head.name(),
                            descriptions.purpose(workflow),
                            members.stream()
                                    .map(MemberName::id)
                                    .filter(told::contains)
                                    .collect(Collectors.toSet())),
                    members,
                    head.version());
        });
    }

    @Override
    public void describe(Actor actor, WorkflowId workflow, Description description, int version) {
        var checked = new Description(
                checkedName(description.name()),
                CheckedText.of("purpose", description.purpose(), MAX_PURPOSE),
                description.told());
        transactions.write(() -> {
            var head = access.require(actor, workflow, Operation.DESCRIBE_WORKFLOW);
            var known = members(actor, head.projectId()).stream()
                    .map(MemberName::id)
                    .collect(Collectors.toSet());
            if (!known.containsAll(checked.told())) {
                throw new DomainException(ErrorCode.INVALID_INPUT, "told");
            }
            if (!descriptions.update(workflow, checked, version)) {
                throw new DomainException(ErrorCode.STALE);
            }
        });
    }

    private List<MemberName> members(Actor actor, ProjectId project) {
        return projects.members(actor, project).stream()
                .filter(member -> !member.owner())
                .map(WorkflowDescriptionService::named)
                .toList();
    }

    private static MemberName named(Member member) {
        return new MemberName(member.id(), member.name());
    }

    /** @throws DomainException INVALID_INPUT */
    static String checkedName(String name) {
        String checked = CheckedText.of("name", name, MAX_NAME);
        if (checked.isEmpty()) {
            throw new DomainException(ErrorCode.INVALID_INPUT, "name");
        }
        return checked;
    }
}
