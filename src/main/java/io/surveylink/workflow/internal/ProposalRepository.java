package io.surveylink.workflow.internal;

import static io.surveylink.jooq.Tables.PROJECT;
import static io.surveylink.jooq.Tables.PROJECT_MEMBER;
import static io.surveylink.jooq.Tables.USER;
import static io.surveylink.jooq.Tables.WORKFLOW;
import static io.surveylink.jooq.Tables.WORKFLOW_PROPOSAL;
import static io.surveylink.jooq.Tables.WORKFLOW_PROPOSAL_COMMENT;
import static io.surveylink.jooq.Tables.WORKFLOW_REVISION;

import io.surveylink.common.ProjectId;
import io.surveylink.common.ProposalId;
import io.surveylink.common.RevisionId;
import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import io.surveylink.user.UserState;
import io.surveylink.workflow.Proposals.Comment;
import io.surveylink.workflow.Proposals.ProposalHead;
import io.surveylink.workflow.Proposals.ProposalState;
import io.surveylink.workflow.Proposals.Waiting;
import io.surveylink.workflow.WorkflowDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class ProposalRepository {

    private static final Field<ProposalState> STATE = WORKFLOW_PROPOSAL.STATE.convertFrom(ProposalState::valueOf);

    private final DSLContext database;
    private final DefinitionJson json;

    ProposalRepository(DSLContext database, DefinitionJson json) {
        this.database = database;
        this.json = json;
    }

    /** What a proposal holds. */
    record ProposalRow(
            ProposalId id,
            WorkflowId workflow,
            UserId author,
            @Nullable RevisionId base,
            WorkflowDefinition definition,
            String note,
            ProposalState state,
            int version) {}

    Optional<ProposalId> id(String publicId) {
        return database.select(WORKFLOW_PROPOSAL.ID)
                .from(WORKFLOW_PROPOSAL)
                .where(WORKFLOW_PROPOSAL.PUBLIC_ID.eq(publicId))
                .fetchOptional(WORKFLOW_PROPOSAL.ID);
    }

    Optional<ProposalRow> find(ProposalId id) {
        return database.select(
                        WORKFLOW_PROPOSAL.ID,
                        WORKFLOW_PROPOSAL.WORKFLOW_ID,
                        WORKFLOW_PROPOSAL.USER_ID,
                        WORKFLOW_PROPOSAL.BASE_REVISION_ID,
                        WORKFLOW_PROPOSAL.DEFINITION.convertFrom(json::read),
                        WORKFLOW_PROPOSAL.NOTE,
                        STATE,
                        WORKFLOW_PROPOSAL.VERSION)
                .from(WORKFLOW_PROPOSAL)
                .where(WORKFLOW_PROPOSAL.ID.eq(id))
                .fetchOptional(Records.mapping(ProposalRow::new));
    }

    Optional<ProposalHead> head(ProposalId id) {
        return heads(WORKFLOW_PROPOSAL.ID.eq(id)).stream().findFirst();
    }

    List<ProposalHead> open(WorkflowId workflow) {
        return heads(WORKFLOW_PROPOSAL.WORKFLOW_ID.eq(workflow).and(isOpen()));
    }

    private List<ProposalHead> heads(Condition condition) {
        var base = WORKFLOW_REVISION.as("base");
        var latest = WORKFLOW_REVISION.as("latest");
        var decider = USER.as("decider");
        var latestId = DSL.field(DSL.select(DSL.max(latest.ID))
                .from(latest)
                .where(latest.WORKFLOW_ID.eq(WORKFLOW_PROPOSAL.WORKFLOW_ID)));
        return database.select(
                        WORKFLOW_PROPOSAL.ID,
                        WORKFLOW_PROPOSAL.PUBLIC_ID,
                        WORKFLOW_PROPOSAL.WORKFLOW_ID,
                        WORKFLOW_PROPOSAL.USER_ID,
                        USER.NAME,
                        WORKFLOW_PROPOSAL.NOTE,
                        STATE,
                        base.NUMBER,
                        DSL.field(WORKFLOW_PROPOSAL.BASE_REVISION_ID.isDistinctFrom(latestId)),
                        WORKFLOW_PROPOSAL.REASON,
                        decider.NAME,
                        WORKFLOW_PROPOSAL.DECIDED_AT,
                        WORKFLOW_PROPOSAL.CREATED_AT,
                        WORKFLOW_PROPOSAL.VERSION)
                .from(WORKFLOW_PROPOSAL)
                .join(USER)
                .on(USER.ID.eq(WORKFLOW_PROPOSAL.USER_ID))
                .leftJoin(base)
                .on(base.ID.eq(WORKFLOW_PROPOSAL.BASE_REVISION_ID))
                .leftJoin(decider)
                .on(decider.ID.eq(WORKFLOW_PROPOSAL.DECIDED_BY_ID))
                .where(condition)
                .orderBy(WORKFLOW_PROPOSAL.ID.desc())
                .fetch(Records.mapping(ProposalHead::new));
    }

    List<Comment> comments(ProposalId id) {
        return database.select(USER.NAME, WORKFLOW_PROPOSAL_COMMENT.TEXT, WORKFLOW_PROPOSAL_COMMENT.CREATED_AT)
                .from(WORKFLOW_PROPOSAL_COMMENT)
                .join(USER)
                .on(USER.ID.eq(WORKFLOW_PROPOSAL_COMMENT.USER_ID))
                .where(WORKFLOW_PROPOSAL_COMMENT.WORKFLOW_PROPOSAL_ID.eq(id))
                .orderBy(WORKFLOW_PROPOSAL_COMMENT.ID)
                .fetch(Records.mapping(Comment::new));
    }

    /** Of workflows whose creator the user is, and of those without one in the user's own projects. */
    List<Waiting> waitingFor(UserId user) {
        var author = USER.as("author");
        var creator = USER.as("creator");
        var edits = DSL.exists(DSL.selectOne()
                .from(PROJECT_MEMBER)
                .where(PROJECT_MEMBER.PROJECT_ID.eq(PROJECT.ID), PROJECT_MEMBER.USER_ID.eq(user)));
        return database.select(WORKFLOW_PROPOSAL.PUBLIC_ID, author.NAME, WORKFLOW.NAME, PROJECT.NAME)
                .from(WORKFLOW_PROPOSAL)
                .join(WORKFLOW)
                .on(WORKFLOW.ID.eq(WORKFLOW_PROPOSAL.WORKFLOW_ID))
                .join(PROJECT)
                .on(PROJECT.ID.eq(WORKFLOW.PROJECT_ID))
                .join(author)
                .on(author.ID.eq(WORKFLOW_PROPOSAL.USER_ID))
                .leftJoin(creator)
                .on(creator.ID.eq(WORKFLOW.CREATOR_ID), creator.STATE.eq(UserState.ACTIVE.name()))
                .where(isOpen(), WORKFLOW.DELETED_AT.isNull(), PROJECT.DELETED_AT.isNull())
                .and(DSL.or(
                        creator.ID.eq(user).and(edits.or(PROJECT.OWNER_ID.eq(user))),
                        creator.ID.isNull().and(PROJECT.OWNER_ID.eq(user))))
                .orderBy(WORKFLOW_PROPOSAL.ID)
                .fetch(Records.mapping(Waiting::new));
    }

    private static Condition isOpen() {
        return WORKFLOW_PROPOSAL.STATE.eq(ProposalState.OPEN.name());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public ProposalId insert(String publicId, ProposalRow row, Instant at) {
        return database.insertInto(WORKFLOW_PROPOSAL)
                .set(WORKFLOW_PROPOSAL.PUBLIC_ID, publicId)
                .set(WORKFLOW_PROPOSAL.WORKFLOW_ID, row.workflow())
                .set(WORKFLOW_PROPOSAL.USER_ID, row.author())
                .set(WORKFLOW_PROPOSAL.BASE_REVISION_ID, row.base())
                .set(WORKFLOW_PROPOSAL.DEFINITION, json.write(row.definition()))
                .set(WORKFLOW_PROPOSAL.NOTE, row.note())
                .set(WORKFLOW_PROPOSAL.STATE, ProposalState.OPEN.name())
                .set(WORKFLOW_PROPOSAL.CREATED_AT, at)
                .returningResult(WORKFLOW_PROPOSAL.ID)
                .fetchSingle(WORKFLOW_PROPOSAL.ID);
    }

    /** @return false if it is not that version any more, or not open */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean decide(ProposalRow row, ProposalState state, UserId by, String reason, Instant at) {
        return database.update(WORKFLOW_PROPOSAL)
                        .set(WORKFLOW_PROPOSAL.STATE, state.name())
                        .set(WORKFLOW_PROPOSAL.REASON, reason)
                        .set(WORKFLOW_PROPOSAL.DECIDED_BY_ID, by)
                        .set(WORKFLOW_PROPOSAL.DECIDED_AT, at)
                        .set(WORKFLOW_PROPOSAL.VERSION, row.version() + 1)
                        .where(WORKFLOW_PROPOSAL.ID.eq(row.id()), isOpen())
                        .and(WORKFLOW_PROPOSAL.VERSION.eq(row.version()))
                        .execute()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public boolean rebase(ProposalRow row, @Nullable RevisionId base, WorkflowDefinition definition) {
        return database.update(WORKFLOW_PROPOSAL)
                        .set(WORKFLOW_PROPOSAL.BASE_REVISION_ID, base)
                        .set(WORKFLOW_PROPOSAL.DEFINITION, json.write(definition))
                        .set(WORKFLOW_PROPOSAL.VERSION, row.version() + 1)
                        .where(WORKFLOW_PROPOSAL.ID.eq(row.id()), isOpen())
                        .and(WORKFLOW_PROPOSAL.VERSION.eq(row.version()))
                        .execute()
                == 1;
    }

    /** Those of one author in one workflow. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(WorkflowId workflow, UserId author, Instant at) {
        withdraw(WORKFLOW_PROPOSAL.WORKFLOW_ID.eq(workflow), author, at);
    }

    /** Those of one author in all of a project's workflows. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(ProjectId project, UserId author, Instant at) {
        withdraw(isIn(project), author, at);
    }

    /** All of one author. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(UserId author, Instant at) {
        withdraw(DSL.noCondition(), author, at);
    }

    private Condition isIn(ProjectId project) {
        return WORKFLOW_PROPOSAL.WORKFLOW_ID.in(
                database.select(WORKFLOW.ID).from(WORKFLOW).where(WORKFLOW.PROJECT_ID.eq(project)));
    }

    int countOpen(ProjectId project, UserId author) {
        return database.fetchCount(WORKFLOW_PROPOSAL, isIn(project), WORKFLOW_PROPOSAL.USER_ID.eq(author), isOpen());
    }

    int countOpen(UserId author) {
        return database.fetchCount(WORKFLOW_PROPOSAL, WORKFLOW_PROPOSAL.USER_ID.eq(author), isOpen());
    }

    private void withdraw(Condition where, UserId author, Instant at) {
        database.update(WORKFLOW_PROPOSAL)
                .set(WORKFLOW_PROPOSAL.STATE, ProposalState.WITHDRAWN.name())
                .set(WORKFLOW_PROPOSAL.DECIDED_BY_ID, author)
                .set(WORKFLOW_PROPOSAL.DECIDED_AT, at)
                .set(WORKFLOW_PROPOSAL.VERSION, WORKFLOW_PROPOSAL.VERSION.plus(1))
                .where(where, WORKFLOW_PROPOSAL.USER_ID.eq(author), isOpen())
                .execute();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void insertComment(ProposalId id, UserId author, String text, Instant at) {
        database.insertInto(WORKFLOW_PROPOSAL_COMMENT)
                .set(WORKFLOW_PROPOSAL_COMMENT.WORKFLOW_PROPOSAL_ID, id)
                .set(WORKFLOW_PROPOSAL_COMMENT.USER_ID, author)
                .set(WORKFLOW_PROPOSAL_COMMENT.TEXT, text)
                .set(WORKFLOW_PROPOSAL_COMMENT.CREATED_AT, at)
                .execute();
    }
}
