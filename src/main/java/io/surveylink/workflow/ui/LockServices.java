package io.surveylink.workflow.ui;

import io.surveylink.ownership.ui.AskForOwnership;
import io.surveylink.workflow.ConsentStatements;
import io.surveylink.workflow.LiveWorkflows;
import io.surveylink.workflow.Proposals;
import io.surveylink.workflow.TakeOvers;
import io.surveylink.workflow.WorkflowActivity;
import org.springframework.stereotype.Component;

/** What is called around a workflow that belongs to its creator. */
@Component
record LockServices(
        Proposals proposals,
        TakeOvers takeOvers,
        ConsentStatements statements,
        LiveWorkflows live,
        WorkflowActivity activity,
        AskForOwnership askForOwnership) {}
