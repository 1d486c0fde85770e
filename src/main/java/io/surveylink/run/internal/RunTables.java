package io.surveylink.run.internal;

import static io.surveylink.jooq.Tables.BINDING;
import static io.surveylink.jooq.Tables.LINKED_ACCOUNT;
import static io.surveylink.jooq.Tables.ORG;
import static io.surveylink.jooq.Tables.OUTBOUND_NOTIFICATION;
import static io.surveylink.jooq.Tables.PROJECT_MEMBER;
import static io.surveylink.jooq.Tables.RESPONSE;
import static io.surveylink.jooq.Tables.RUN;
import static io.surveylink.jooq.Tables.SALESFORCE_CALL;
import static io.surveylink.jooq.Tables.TASK_RUN;
import static io.surveylink.jooq.Tables.WORKFLOW;
import static io.surveylink.jooq.Tables.WORKFLOW_REVISION;
import static io.surveylink.jooq.Tables.WORKFLOW_STEP;
import static io.surveylink.jooq.Tables.WORKFLOW_TOLD;

import io.surveylink.common.UserId;
import io.surveylink.run.EventSubject;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** How the tables around a run hang together, for all that reads runs. */
final class RunTables {

    /** Who is to be told of a workflow's runs beside owner and creator, where its tables are joined. */
    static final Field<UserId> TOLD = PROJECT_MEMBER.USER_ID;

    private RunTables() {}

    /** Adds members who are to be told of the workflows: a row for each. Who left the project is told no more. */
    static Table<?> withTold(Table<?> workflows) {
        return workflows
                .leftJoin(WORKFLOW_TOLD)
                .on(WORKFLOW_TOLD.WORKFLOW_ID.eq(WORKFLOW.ID))
                .leftJoin(PROJECT_MEMBER)
                .on(
                        PROJECT_MEMBER.PROJECT_ID.eq(WORKFLOW.PROJECT_ID),
                        PROJECT_MEMBER.USER_ID.eq(WORKFLOW_TOLD.USER_ID));
    }

    /** Adds what the event was about. */
    static Table<?> withSubject(Table<?> runs) {
        return runs.leftJoin(RESPONSE)
                .on(RESPONSE.ID.eq(RUN.RESPONSE_ID))
                .leftJoin(OUTBOUND_NOTIFICATION)
                .on(OUTBOUND_NOTIFICATION.ID.eq(RUN.OUTBOUND_NOTIFICATION_ID));
    }

    /** What the event was about, where its tables are joined. */
    static EventSubject subject(Record row) {
        String response = row.get(RESPONSE.EXTERNAL_ID);
        return response == null
                ? new EventSubject(EventSubject.Kind.RECORD, row.get(OUTBOUND_NOTIFICATION.RECORD_ID))
                : new EventSubject(EventSubject.Kind.RESPONSE, response);
    }

    /** Runs with what they are of and the task runs chosen, each with its step. */
    static Table<?> runsWithTasks(Condition chosen) {
        return withSubject(RUN)
                .join(WORKFLOW)
                .on(WORKFLOW.ID.eq(RUN.WORKFLOW_ID))
                .join(WORKFLOW_REVISION)
                .on(WORKFLOW_REVISION.ID.eq(RUN.WORKFLOW_REVISION_ID))
                .join(TASK_RUN)
                .on(TASK_RUN.RUN_ID.eq(RUN.ID).and(chosen))
                .join(WORKFLOW_STEP)
                .on(WORKFLOW_STEP.ID.eq(TASK_RUN.WORKFLOW_STEP_ID));
    }

    /** Adds the org of a step, the account that made the last call and the one that is bound now. */
    static Table<?> withAccounts(Table<?> runsAndSteps) {
        return runsAndSteps
                .join(ORG)
                .on(ORG.ID.eq(WORKFLOW_STEP.ORG_ID))
                .leftJoin(SALESFORCE_CALL)
                .on(SALESFORCE_CALL.ID.eq(TASK_RUN.SALESFORCE_CALL_ID))
                .leftJoin(BINDING)
                .on(BINDING.PROJECT_ID.eq(RUN.PROJECT_ID).and(BINDING.ORG_ID.eq(WORKFLOW_STEP.ORG_ID)))
                .leftJoin(LINKED_ACCOUNT)
                .on(LINKED_ACCOUNT.ID.eq(BINDING.LINKED_ACCOUNT_ID));
    }
}
