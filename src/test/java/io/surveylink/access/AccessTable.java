package io.surveylink.access;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

/** The rows of all features: a new feature's are added here. */
@TestConfiguration(proxyBeanMethods = false)
@Import({
    AccessWorld.class,
    AccountRows.class,
    AdminRows.class,
    CollaborationRows.class,
    OwnershipRows.class,
    ProjectRows.class,
    RunRows.class,
    SurveyRows.class,
    TransferRows.class,
    WorkflowRows.class
})
public class AccessTable {}
