package io.surveylink.diagnosis.ui;

import io.surveylink.account.LinkedAccounts;
import io.surveylink.diagnosis.Diagnosis;
import io.surveylink.workflow.Workflows;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What the page asks. */
@Component
record DiagnosisServices(Diagnosis diagnosis, Workflows workflows, LinkedAccounts accounts, Clock clock) {}
