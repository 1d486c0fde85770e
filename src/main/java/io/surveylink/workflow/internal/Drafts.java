package io.surveylink.workflow.internal;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.ProjectId;
import io.surveylink.common.RevisionId;
import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.Workflows.Draft;
import io.surveylink.workflow.Workflows.WorkflowHead;
import io.surveylink.workflow.internal.DraftRepository.DraftRow;
import io.surveylink.workflow.internal.RevisionRepository.RevisionRow;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Drafts, one per person and workflow. A draft is begun on the latest revision, whether that is published or waits for
 * consent; as long as nothing of it was changed it follows the latest one. Its version only ever rises, so that a
 * window that looks at an old one is told.
 */
@Component
class Drafts {

    /** A draft that was never saved. */
    static final int UNSAVED = 0;

    private final DraftRepository drafts;
    private final RevisionRepository revisions;
    private final Clock clock;

    Drafts(DraftRepository drafts, RevisionRepository revisions, Clock clock) {
        this.drafts = drafts;
        this.revisions = revisions;
        this.clock = clock;
    }

    /** A draft that may be published, and the number it gets. */
    record ToPublish(ProjectId project, WorkflowDefinition definition, int nextNumber) {}

    Draft of(WorkflowId workflow, UserId user) {
        var latest = revisions.latest(workflow);
        var begun = latest.map(RevisionRow::definition).orElse(WorkflowDefinition.EMPTY);
        var stored = drafts.find(workflow, user);
        if (stored.isEmpty()) {
            return new Draft(begun, UNSAVED, clock.instant(), false, false);
        }
        var draft = stored.get();
        if (!isChanged(draft, latest)) {
            return new Draft(begun, draft.version(), draft.savedAt(), false, false);
        }
        return new Draft(draft.definition(), draft.version(), draft.savedAt(), true, !isOn(draft, latest));
    }

    private static boolean isOn(DraftRow draft, Optional<RevisionRow> latest) {
        return Optional.ofNullable(draft.base()).equals(latest.map(RevisionRow::id));
    }

    private boolean isChanged(DraftRow draft, Optional<RevisionRow> latest) {
        var base = baseOf(draft, latest).map(RevisionRow::definition).orElse(WorkflowDefinition.EMPTY);
        return !draft.definition().equals(base);
    }

    private Optional<RevisionRow> baseOf(DraftRow draft, Optional<RevisionRow> latest) {
        @Nullable RevisionId base = draft.base();
        if (base == null) {
            return Optional.empty();
        }
        return latest.filter(revision -> revision.id().equals(base))
                .or(() -> Optional.ofNullable(
                        revisions.findAll(java.util.List.of(base)).get(base)));
    }

    int save(WorkflowId workflow, UserId user, WorkflowDefinition definition, int version) {
        var latest = revisions.latest(workflow);
        @Nullable RevisionId latestId = latest.map(RevisionRow::id).orElse(null);
        var stored = drafts.find(workflow, user);
        boolean followsLatest = stored.isEmpty() || !isChanged(stored.get(), latest);
        @Nullable RevisionId base = followsLatest ? latestId : stored.get().base();
        var next = new DraftRow(base, definition, clock.instant(), version + 1);
        boolean saved = version == UNSAVED ? drafts.insert(workflow, user, next) : drafts.update(workflow, user, next);
        if (!saved) {
            throw new DomainException(ErrorCode.WORKFLOW_EDITED_ELSEWHERE);
        }
        return next.version();
    }

    /** Back to the latest revision; the version goes on, so that another window with the old draft is told. */
    void discard(WorkflowId workflow, UserId user) {
        drafts.find(workflow, user).ifPresent(draft -> {
            var latest = revisions.latest(workflow);
            var next = new DraftRow(
                    latest.map(RevisionRow::id).orElse(null),
                    latest.map(RevisionRow::definition).orElse(WorkflowDefinition.EMPTY),
                    clock.instant(),
                    draft.version() + 1);
            requireUpdate(drafts.update(workflow, user, next));
        });
    }

    ToPublish toPublish(WorkflowHead workflow, UserId user, int version) {
        var latest = revisions.latest(workflow.id());
        int number = latest.map(RevisionRow::number).orElse(0);
        var draft = drafts.find(workflow.id(), user)
                .orElseThrow(() -> new DomainException(ErrorCode.WORKFLOW_UNCHANGED, number));
        requireUpdate(draft.version() == version);
        if (!isChanged(draft, latest)) {
            throw new DomainException(ErrorCode.WORKFLOW_UNCHANGED, number);
        }
        if (!isOn(draft, latest)) {
            throw new DomainException(ErrorCode.STALE);
        }
        return new ToPublish(workflow.projectId(), draft.definition(), number + 1);
    }

    /** The draft goes on from the revision that was made of it. */
    void published(WorkflowId workflow, UserId user, RevisionId revision, WorkflowDefinition definition, int version) {
        requireUpdate(drafts.update(workflow, user, new DraftRow(revision, definition, clock.instant(), version + 1)));
    }

    /** A changed draft that was begun on an earlier revision goes on from the latest one. */
    void rebase(WorkflowId workflow, UserId user) {
        var latest = revisions.latest(workflow);
        drafts.find(workflow, user)
                .filter(draft -> isChanged(draft, latest) && !isOn(draft, latest))
                .ifPresent(draft -> requireUpdate(drafts.update(
                        workflow,
                        user,
                        new DraftRow(
                                latest.map(RevisionRow::id).orElse(null),
                                Rebasing.onto(
                                        definition(latest), draft.definition(), definition(baseOf(draft, latest))),
                                clock.instant(),
                                draft.version() + 1))));
    }

    /** The draft that became a revision by somebody else's yes; one that went on meanwhile is left alone. */
    void accepted(
            WorkflowId workflow,
            UserId user,
            WorkflowDefinition proposed,
            RevisionId revision,
            WorkflowDefinition published) {
        drafts.find(workflow, user)
                .filter(draft -> draft.definition().equals(proposed))
                .ifPresent(draft -> published(workflow, user, revision, published, draft.version()));
    }

    private static WorkflowDefinition definition(Optional<RevisionRow> revision) {
        return revision.map(RevisionRow::definition).orElse(WorkflowDefinition.EMPTY);
    }

    private static void requireUpdate(boolean updated) {
        if (!updated) {
            throw new DomainException(ErrorCode.WORKFLOW_EDITED_ELSEWHERE);
        }
    }
}
