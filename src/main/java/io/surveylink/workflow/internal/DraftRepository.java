package io.surveylink.workflow.internal;

import static io.surveylink.jooq.Tables.WORKFLOW_DRAFT;

import io.surveylink.common.RevisionId;
import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import io.surveylink.workflow.WorkflowDefinition;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class DraftRepository {

    private final DSLContext database;
    private final DefinitionJson json;

    DraftRepository(DSLContext database, DefinitionJson json) {
        this.database = database;
        this.json = json;
    }

    /** @param base the revision that the draft was begun on */
    record DraftRow(@Nullable RevisionId base, WorkflowDefinition definition, Instant savedAt, int version) {}

    Optional<DraftRow> find(WorkflowId workflow, UserId user) {
        return database.select(
                        WORKFLOW_DRAFT.BASE_REVISION_ID,
                        WORKFLOW_DRAFT.DEFINITION.convertFrom(json::read),
                        WORKFLOW_DRAFT.UPDATED_AT,
                        WORKFLOW_DRAFT.VERSION)
                .from(WORKFLOW_DRAFT)
                .where(WORKFLOW_DRAFT.WORKFLOW_ID.eq(workflow), WORKFLOW_DRAFT.USER_ID.eq(user))
                .fetchOptional(Records.mapping(DraftRow::new));
    }

    /** @return false if there is a draft already */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean insert(WorkflowId workflow, UserId user, DraftRow draft) {
        return database.insertInto(WORKFLOW_DRAFT)
                        .set(WORKFLOW_DRAFT.WORKFLOW_ID, workflow)
                        .set(WORKFLOW_DRAFT.USER_ID, user)
                        .set(WORKFLOW_DRAFT.BASE_REVISION_ID, draft.base())
                        .set(WORKFLOW_DRAFT.DEFINITION, json.write(draft.definition()))
                        .set(WORKFLOW_DRAFT.UPDATED_AT, draft.savedAt())
                        .set(WORKFLOW_DRAFT.VERSION, draft.version())
                        .onDuplicateKeyIgnore()
                        .execute()
                == 1;
    }

    /** @return false if the stored draft is not the one before {@code draft} */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean update(WorkflowId workflow, UserId user, DraftRow draft) {
        return database.update(WORKFLOW_DRAFT)
                        .set(WORKFLOW_DRAFT.BASE_REVISION_ID, draft.base())
                        .set(WORKFLOW_DRAFT.DEFINITION, json.write(draft.definition()))
                        .set(WORKFLOW_DRAFT.UPDATED_AT, draft.savedAt())
                        .set(WORKFLOW_DRAFT.VERSION, draft.version())
                        .where(WORKFLOW_DRAFT.WORKFLOW_ID.eq(workflow), WORKFLOW_DRAFT.USER_ID.eq(user))
                        .and(WORKFLOW_DRAFT.VERSION.eq(draft.version() - 1))
                        .execute()
                == 1;
    }
}
