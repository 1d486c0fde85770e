package io.surveylink.run.faults;

import io.surveylink.SurveylinkApplication;
import io.surveylink.account.AccountLinks;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.SurveylinkProperties;
import io.surveylink.oauth.SalesforceApps;
import io.surveylink.oauth.SignIns;
import io.surveylink.project.Projects;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.testing.AccountLinking;
import io.surveylink.testing.DemoData;
import io.surveylink.testing.DevNode;
import io.surveylink.user.Users;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.FieldMapping.WhenEmpty;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.WorkflowEvent;
import io.surveylink.workflow.Workflows;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * A console with the demo data and, beside the two upserts, a workflow that creates Leads: a field without a unique
 * constraint bears the response key, so that a second record would be there to see.
 */
@TestConfiguration(proxyBeanMethods = false)
class FaultNode {

    @Bean
    ApplicationRunner faultData(ApplicationContext console, SurveylinkProperties properties) {
        return arguments -> {
            var simulators = properties.salesforceSimulatorUrls();
            var demo = new DemoData(console);
            if (demo.createOnFirstStart(simulators.getFirst(), simulators.getLast())) {
                demo.publishSurveyResponseWorkflow();
                publishLeads(console);
            }
        };
    }

    private static void publishLeads(ApplicationContext console) {
        var owner = console.getBean(Users.class)
                .findByEmail(DemoData.OWNER)
                .orElseThrow()
                .asActor();
        var account = console.getBean(LinkedAccounts.class).mine(owner).getFirst();
        var project = console.getBean(Projects.class).get(owner, DemoData.PROJECT);
        var workflows = console.getBean(Workflows.class);
        var workflow = workflows.create(owner, project.id(), "Response to Lead");
        var task = new SalesforceTask(
                "leads",
                account.orgId(),
                WriteOperation.CREATE,
                "Lead",
                "Lead",
                null,
                List.of(
                        mapping("LastName", new ValueSource.ResponseKey()),
                        mapping("Company", new ValueSource.Fixed("Respondents"))));
        var definition = new WorkflowDefinition(new WorkflowEvent.SurveyResponse(true, false), List.of(task));
        int version = workflows.draft(owner, workflow.id()).version();
        workflows.publish(owner, workflow.id(), workflows.saveDraft(owner, workflow.id(), definition, version), "");
    }

    private static FieldMapping mapping(String field, ValueSource source) {
        return new FieldMapping(field, field, "string", 80, source, WhenEmpty.SKIP);
    }

    /** With any line of input the owner signs in to Salesforce again. */
    public static void main(String[] args) throws IOException {
        var console = SpringApplication.from(SurveylinkApplication::main)
                .with(DevNode.class, FaultNode.class)
                .run(args)
                .getApplicationContext();
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (input.readLine() != null) {
            signInAgain(console);
        }
    }

    private static void signInAgain(ApplicationContext console) {
        var owner = console.getBean(Users.class)
                .findByEmail(DemoData.OWNER)
                .orElseThrow()
                .asActor();
        var accounts = console.getBean(LinkedAccounts.class);
        var account = accounts.mine(owner).getFirst();
        new AccountLinking(
                        console.getBean(SalesforceApps.class),
                        console.getBean(AccountLinks.class),
                        console.getBean(SignIns.class),
                        accounts)
                .signInAgain(owner, account, account.username());
    }
}
