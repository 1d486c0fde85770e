package io.surveylink.workflow.ui;

import io.surveylink.account.LinkedAccounts;
import io.surveylink.account.ui.AccountChoosers;
import io.surveylink.account.ui.RequirementSentences;
import io.surveylink.ownership.Bindings;
import io.surveylink.ownership.Consents;
import io.surveylink.project.Projects;
import io.surveylink.survey.Surveys;
import io.surveylink.user.CurrentUser;
import io.surveylink.workflow.EventUrls;
import io.surveylink.workflow.OrgSchemas;
import io.surveylink.workflow.Promotions;
import io.surveylink.workflow.RunAsChecks;
import io.surveylink.workflow.WorkflowDescriptions;
import io.surveylink.workflow.WorkflowTrials;
import io.surveylink.workflow.Workflows;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What the editor's parts call. */
@Component
record EditorServices(
        Workflows workflows,
        WorkflowDescriptions descriptions,
        WorkflowTrials trials,
        OrgSchemas schemas,
        EventUrls eventUrls,
        Promotions promotions,
        Projects projects,
        Surveys surveys,
        LinkedAccounts accounts,
        AccountChoosers choosers,
        Bindings bindings,
        Consents consents,
        RunAsChecks runAsChecks,
        RequirementSentences sentences,
        LockServices lock,
        CurrentUser currentUser,
        Clock clock) {}
