package io.surveylink.outbound.internal;

import static io.surveylink.jooq.Tables.ORG;
import static io.surveylink.jooq.Tables.OUTBOUND_ENDPOINT;
import static io.surveylink.jooq.Tables.PROJECT;
import static io.surveylink.jooq.Tables.WORKFLOW;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.WorkflowId;
import io.surveylink.outbound.OutboundEndpoints.EndpointState;
import io.surveylink.outbound.OutboundEndpoints.Refusal;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class EndpointRepository {

    private final DSLContext database;

    EndpointRepository(DSLContext database) {
        this.database = database;
    }

    /**
     * What a URL takes.
     *
     * @param salesforceOrgId 18 characters; null before the workflow was published
     * @param actionId 15 characters; null before the first message
     */
    record Endpoint(
            WorkflowId workflow,
            ProjectId project,
            @Nullable String salesforceOrgId,
            @Nullable String object,
            @Nullable String actionId) {}

    private static @Nullable Refusal refusal(@Nullable String stored) {
        return stored == null ? null : Refusal.valueOf(stored);
    }

    /** Of a workflow and a project that are not deleted. */
    Optional<Endpoint> find(byte[] secretDigest) {
        return database.select(
                        OUTBOUND_ENDPOINT.WORKFLOW_ID,
                        OUTBOUND_ENDPOINT.PROJECT_ID,
                        ORG.SALESFORCE_ID,
                        OUTBOUND_ENDPOINT.OBJECT,
                        OUTBOUND_ENDPOINT.ACTION_ID)
                .from(OUTBOUND_ENDPOINT)
                .join(WORKFLOW)
                .on(WORKFLOW.ID.eq(OUTBOUND_ENDPOINT.WORKFLOW_ID))
                .join(PROJECT)
                .on(PROJECT.ID.eq(OUTBOUND_ENDPOINT.PROJECT_ID))
                .leftJoin(ORG)
                .on(ORG.ID.eq(OUTBOUND_ENDPOINT.ORG_ID))
                .where(OUTBOUND_ENDPOINT.SECRET_DIGEST.eq(secretDigest))
                .and(WORKFLOW.DELETED_AT.isNull())
                .and(PROJECT.DELETED_AT.isNull())
                .fetchOptional(mapping(Endpoint::new));
    }

    Optional<EndpointState> state(WorkflowId workflow) {
        return database.select(
                        OUTBOUND_ENDPOINT.SECRET_HINT,
                        OUTBOUND_ENDPOINT.LAST_MESSAGE_AT,
                        OUTBOUND_ENDPOINT.LAST_REFUSAL.convertFrom(EndpointRepository::refusal),
                        OUTBOUND_ENDPOINT.LAST_REFUSED_AT)
                .from(OUTBOUND_ENDPOINT)
                .where(OUTBOUND_ENDPOINT.WORKFLOW_ID.eq(workflow))
                .fetchOptional(mapping(EndpointState::new));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void renew(ProjectId project, WorkflowId workflow, byte[] secretDigest, String hint, Instant now) {
        database.insertInto(OUTBOUND_ENDPOINT)
                .set(OUTBOUND_ENDPOINT.WORKFLOW_ID, workflow)
                .set(OUTBOUND_ENDPOINT.PROJECT_ID, project)
                .set(OUTBOUND_ENDPOINT.SECRET_DIGEST, secretDigest)
                .set(OUTBOUND_ENDPOINT.SECRET_HINT, hint)
                .set(OUTBOUND_ENDPOINT.CREATED_AT, now)
                .onDuplicateKeyUpdate()
                .set(OUTBOUND_ENDPOINT.SECRET_DIGEST, secretDigest)
                .set(OUTBOUND_ENDPOINT.SECRET_HINT, hint)
                .setNull(OUTBOUND_ENDPOINT.ACTION_ID)
                .setNull(OUTBOUND_ENDPOINT.LAST_MESSAGE_AT)
                .setNull(OUTBOUND_ENDPOINT.LAST_REFUSAL)
                .setNull(OUTBOUND_ENDPOINT.LAST_REFUSED_AT)
                .set(OUTBOUND_ENDPOINT.VERSION, OUTBOUND_ENDPOINT.VERSION.plus(1))
                .execute();
    }

    /** MariaDB assigns from left to right: the org is compared before it changes. */
    @Transactional(propagation = Propagation.MANDATORY)
    void expect(WorkflowId workflow, OrgId org, String object) {
        var orgStays = OUTBOUND_ENDPOINT.ORG_ID.eq(org);
        database.update(OUTBOUND_ENDPOINT)
                .set(
                        OUTBOUND_ENDPOINT.ACTION_ID,
                        when(orgStays, OUTBOUND_ENDPOINT.ACTION_ID).otherwise(val((String) null, SQLDataType.CHAR(15))))
                .set(OUTBOUND_ENDPOINT.ORG_ID, org)
                .set(OUTBOUND_ENDPOINT.OBJECT, object)
                .set(OUTBOUND_ENDPOINT.VERSION, OUTBOUND_ENDPOINT.VERSION.plus(1))
                .where(OUTBOUND_ENDPOINT.WORKFLOW_ID.eq(workflow))
                .execute();
    }

    /**
     * A message of the definition has come; the first one stays the only one.
     *
     * @return false if another definition was faster
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean taken(WorkflowId workflow, String actionId, Instant now) {
        return database.update(OUTBOUND_ENDPOINT)
                        .set(OUTBOUND_ENDPOINT.ACTION_ID, actionId)
                        .set(OUTBOUND_ENDPOINT.LAST_MESSAGE_AT, now)
                        .setNull(OUTBOUND_ENDPOINT.LAST_REFUSAL)
                        .setNull(OUTBOUND_ENDPOINT.LAST_REFUSED_AT)
                        .set(OUTBOUND_ENDPOINT.VERSION, OUTBOUND_ENDPOINT.VERSION.plus(1))
                        .where(OUTBOUND_ENDPOINT.WORKFLOW_ID.eq(workflow))
                        .and(OUTBOUND_ENDPOINT.ACTION_ID.isNull().or(OUTBOUND_ENDPOINT.ACTION_ID.eq(actionId)))
                        .execute()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void refused(WorkflowId workflow, Refusal why, Instant now) {
        database.update(OUTBOUND_ENDPOINT)
                .set(OUTBOUND_ENDPOINT.LAST_REFUSAL, why.name())
                .set(OUTBOUND_ENDPOINT.LAST_REFUSED_AT, now)
                .set(OUTBOUND_ENDPOINT.VERSION, OUTBOUND_ENDPOINT.VERSION.plus(1))
                .where(OUTBOUND_ENDPOINT.WORKFLOW_ID.eq(workflow))
                .execute();
    }
}
