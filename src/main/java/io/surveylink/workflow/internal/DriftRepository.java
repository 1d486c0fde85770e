package io.surveylink.workflow.internal;

import static io.surveylink.jooq.Tables.PROJECT;
import static io.surveylink.jooq.Tables.WORKFLOW;
import static io.surveylink.jooq.Tables.WORKFLOW_DRIFT;

import io.surveylink.account.RequirementFinding;
import io.surveylink.common.AccountId;
import io.surveylink.common.RevisionId;
import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Drifts by workflow and the account that showed them. */
@Repository
class DriftRepository {

    private final DSLContext database;
    private final DriftJson json;

    DriftRepository(DSLContext database, DriftJson json) {
        this.database = database;
        this.json = json;
    }

    /** Whom a workflow's drift concerns, and what the notice names. */
    record Concerned(
            WorkflowId workflow,
            String publicId,
            String name,
            @Nullable UserId creator,
            UserId owner) {

        /** Owner and creator, who may be one. */
        Set<UserId> people() {
            return Stream.of(creator, owner).filter(Objects::nonNull).collect(Collectors.toSet());
        }
    }

    /** Workflows that have drifted, as the account showed it before. */
    Map<WorkflowId, List<RequirementFinding>> shownBy(AccountId account) {
        return database.select(WORKFLOW_DRIFT.WORKFLOW_ID, WORKFLOW_DRIFT.FINDINGS.convertFrom(json::read))
                .from(WORKFLOW_DRIFT)
                .where(WORKFLOW_DRIFT.LINKED_ACCOUNT_ID.eq(account))
                .fetchMap(row -> row.value1(), row -> row.value2());
    }

    Map<WorkflowId, Concerned> concerned(Collection<WorkflowId> workflows) {
        return database.select(WORKFLOW.ID, WORKFLOW.PUBLIC_ID, WORKFLOW.NAME, WORKFLOW.CREATOR_ID, PROJECT.OWNER_ID)
                .from(WORKFLOW)
                .join(PROJECT)
                .on(PROJECT.ID.eq(WORKFLOW.PROJECT_ID))
                .where(WORKFLOW.ID.in(workflows))
                .fetchMap(WORKFLOW.ID, Records.mapping(Concerned::new));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void save(
            WorkflowId workflow, AccountId account, RevisionId revision, List<RequirementFinding> found, Instant at) {
        var findings = json.write(found);
        database.insertInto(WORKFLOW_DRIFT)
                .set(WORKFLOW_DRIFT.WORKFLOW_ID, workflow)
                .set(WORKFLOW_DRIFT.LINKED_ACCOUNT_ID, account)
                .set(WORKFLOW_DRIFT.WORKFLOW_REVISION_ID, revision)
                .set(WORKFLOW_DRIFT.FINDINGS, findings)
                .set(WORKFLOW_DRIFT.FOUND_AT, at)
                .onDuplicateKeyUpdate()
                .set(WORKFLOW_DRIFT.WORKFLOW_REVISION_ID, revision)
                .set(WORKFLOW_DRIFT.FINDINGS, findings)
                .set(WORKFLOW_DRIFT.FOUND_AT, at)
                .execute();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(WorkflowId workflow, AccountId account) {
        database.deleteFrom(WORKFLOW_DRIFT)
                .where(WORKFLOW_DRIFT.WORKFLOW_ID.eq(workflow), WORKFLOW_DRIFT.LINKED_ACCOUNT_ID.eq(account))
                .execute();
    }
}
