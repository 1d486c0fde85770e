package io.surveylink.access;

import static io.surveylink.access.Row.deed;
import static io.surveylink.access.Row.letters;
import static io.surveylink.access.Row.table;

import io.surveylink.common.ErrorCode;
import io.surveylink.project.Operation;
import io.surveylink.workflow.EventUrls;
import io.surveylink.workflow.RunAsChecks;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.WorkflowDescriptions;
import io.surveylink.workflow.WorkflowSearch;
import io.surveylink.workflow.WorkflowTemplate;
import io.surveylink.workflow.Workflows;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestComponent;

/** Workflows, their drafts and revisions. */
@TestComponent
class WorkflowRows implements AccessRows {

    private final Workflows workflows;
    private final WorkflowDescriptions descriptions;
    private final EventUrls eventUrls;
    private final RunAsChecks runAsChecks;
    private final WorkflowSearch search;

    WorkflowRows(
            Workflows workflows,
            WorkflowDescriptions descriptions,
            EventUrls eventUrls,
            RunAsChecks runAsChecks,
            WorkflowSearch search) {
        this.workflows = workflows;
        this.descriptions = descriptions;
        this.eventUrls = eventUrls;
        this.runAsChecks = runAsChecks;
        this.search = search;
    }

    @Override
    public Stream<Row> rows(AccessWorld world) {
        return Stream.of(
                table(Workflows.class, "list", 2, Operation.SEE_NAMES, actor -> workflows.list(actor, world.id())),
                table(
                        Workflows.class,
                        "get",
                        2,
                        Operation.SEE_NAMES,
                        actor -> workflows.get(actor, world.head().publicId())),
                table(
                        Workflows.class,
                        "create",
                        4,
                        Operation.DRAFT_WORKFLOW,
                        actor -> workflows.create(actor, world.id(), "From a template", WorkflowTemplate.NOTHING)),
                table(
                        Workflows.class,
                        "create",
                        3,
                        Operation.DRAFT_WORKFLOW,
                        actor -> workflows.create(actor, world.id(), "Another")),
                table(
                        Workflows.class,
                        "published",
                        2,
                        Operation.SEE_DEFINITION,
                        actor -> workflows.published(actor, world.workflow())),
                table(
                        Workflows.class,
                        "revisions",
                        2,
                        Operation.SEE_NAMES,
                        actor -> workflows.revisions(actor, world.workflow())),
                table(
                        Workflows.class,
                        "revision",
                        3,
                        Operation.SEE_DEFINITION,
                        actor -> workflows.revision(actor, world.workflow(), 1)),
                table(
                        Workflows.class,
                        "draft",
                        2,
                        Operation.DRAFT_WORKFLOW,
                        actor -> workflows.draft(actor, world.workflow())),
                table(
                        Workflows.class,
                        "saveDraft",
                        4,
                        Operation.DRAFT_WORKFLOW,
                        actor -> workflows.saveDraft(
                                actor, world.workflow(), published(world), world.draftVersion(actor))),
                table(
                        Workflows.class,
                        "discardDraft",
                        2,
                        Operation.DRAFT_WORKFLOW,
                        deed(actor -> workflows.discardDraft(actor, world.workflow()))),
                table(
                        Workflows.class,
                        "check",
                        3,
                        Operation.DRAFT_WORKFLOW,
                        actor -> workflows.check(actor, world.workflow(), published(world))),
                table(
                        Workflows.class,
                        "publish",
                        4,
                        Operation.PUBLISH,
                        actor -> workflows.publish(actor, world.workflow(), world.changedDraftOf(actor), "")),
                table(
                        Workflows.class,
                        "restore",
                        4,
                        Operation.PUBLISH,
                        actor -> workflows.restore(actor, world.workflow(), 1, world.draftVersion(actor))),
                table(
                        Workflows.class,
                        "openConsents",
                        2,
                        Operation.SEE_NAMES,
                        actor -> workflows.openConsents(actor, world.workflow())),
                table(
                        Workflows.class,
                        "pause",
                        2,
                        Operation.PAUSE,
                        deed(actor -> workflows.pause(actor, world.workflow()))),
                table(Workflows.class, "resume", 2, Operation.RESUME_ADMIN_PAUSE, deed(actor -> {
                            workflows.pause(world.actor(Role.ADMIN), world.workflow());
                            workflows.resume(actor, world.workflow());
                        }))
                        .but(ErrorCode.WORKFLOW_PAUSED_BY_ADMIN, Role.CREATOR, Role.OWNER)
                        .when("an admin paused it"),
                table(Workflows.class, "resume", 2, Operation.RESUME, deed(actor -> {
                    world.calm();
                    workflows.pause(world.actor(Role.OWNER), world.workflow());
                    workflows.resume(actor, world.workflow());
                })),
                table(
                        Workflows.class,
                        "switchOff",
                        2,
                        Operation.SWITCH_OFF,
                        deed(actor -> workflows.switchOff(actor, world.workflow()))),
                table(
                        Workflows.class,
                        "switchOn",
                        2,
                        Operation.SWITCH_OFF,
                        deed(actor -> workflows.switchOn(actor, world.workflow()))),
                table(
                        WorkflowDescriptions.class,
                        "get",
                        2,
                        Operation.DESCRIBE_WORKFLOW,
                        actor -> descriptions.get(actor, world.workflow())),
                table(WorkflowDescriptions.class, "describe", 4, Operation.DESCRIBE_WORKFLOW, deed(actor -> {
                    var now = descriptions.get(world.actor(Role.OWNER), world.workflow());
                    descriptions.describe(actor, world.workflow(), now.description(), now.version());
                })),
                letters(WorkflowSearch.class, "find", 3, "yyyy 0000", actor -> search.find(actor, "Response", 10)),
                table(
                        EventUrls.class,
                        "find",
                        2,
                        Operation.SEE_DEFINITION,
                        actor -> eventUrls.find(actor, world.workflow())),
                table(
                        EventUrls.class,
                        "renew",
                        2,
                        Operation.PUBLISH,
                        actor -> eventUrls.renew(actor, world.workflow())),
                table(
                        RunAsChecks.class,
                        "beforePublishing",
                        3,
                        Operation.DRAFT_WORKFLOW,
                        actor -> runAsChecks.beforePublishing(actor, world.workflow(), published(world))));
    }

    private WorkflowDefinition published(AccessWorld world) {
        return workflows.published(world.actor(Role.OWNER), world.workflow());
    }
}
