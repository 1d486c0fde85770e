package io.surveylink.workflow.internal;

import static io.surveylink.jooq.Tables.ORG;
import static io.surveylink.jooq.Tables.WORKFLOW_PROOF;

import io.surveylink.common.OrgId;
import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sign-ins that prove; one row per workflow, person and org, the last one counts. */
@Repository
class ProofRepository {

    private final DSLContext database;

    ProofRepository(DSLContext database) {
        this.database = database;
    }

    Optional<OrgId> org(String salesforceId) {
        return database.select(ORG.ID)
                .from(ORG)
                .where(ORG.SALESFORCE_ID.eq(salesforceId))
                .fetchOptional(ORG.ID);
    }

    Map<OrgId, Instant> since(WorkflowId workflow, UserId user, Instant since) {
        return database.select(WORKFLOW_PROOF.ORG_ID, WORKFLOW_PROOF.PROVED_AT)
                .from(WORKFLOW_PROOF)
                .where(WORKFLOW_PROOF.WORKFLOW_ID.eq(workflow), WORKFLOW_PROOF.USER_ID.eq(user))
                .and(WORKFLOW_PROOF.PROVED_AT.gt(since))
                .fetchMap(WORKFLOW_PROOF.ORG_ID, WORKFLOW_PROOF.PROVED_AT);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void put(WorkflowId workflow, UserId user, OrgId org, String salesforceUserId, Instant at) {
        database.insertInto(WORKFLOW_PROOF)
                .set(WORKFLOW_PROOF.WORKFLOW_ID, workflow)
                .set(WORKFLOW_PROOF.USER_ID, user)
                .set(WORKFLOW_PROOF.ORG_ID, org)
                .set(WORKFLOW_PROOF.SALESFORCE_USER_ID, salesforceUserId)
                .set(WORKFLOW_PROOF.PROVED_AT, at)
                .onDuplicateKeyUpdate()
                .set(WORKFLOW_PROOF.SALESFORCE_USER_ID, salesforceUserId)
                .set(WORKFLOW_PROOF.PROVED_AT, at)
                .execute();
    }

    /** Once there is a new creator nobody's sign-in counts any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void deleteOf(WorkflowId workflow) {
        database.deleteFrom(WORKFLOW_PROOF)
                .where(WORKFLOW_PROOF.WORKFLOW_ID.eq(workflow))
                .execute();
    }
}
