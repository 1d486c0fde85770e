package io.surveylink.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.Workflows.TaskSummary;

/** Tasks in words; for the screens of other features too. */
public final class TaskTexts {

    private TaskTexts() {}

    static String operation(TaskOperation operation) {
        return I18NProvider.translate("workflow.operation." + operation);
    }

    /** "Upsert Contact". */
    static String title(SalesforceTask task) {
        if (task.posts()) {
            return I18NProvider.translate("workflow.task.title.post");
        }
        String label = task.objectLabel();
        return label == null
                ? I18NProvider.translate("workflow.task.untitled")
                : title(new TaskSummary(task.operation(), label));
    }

    /** @param operation name of a {@link WriteOperation}, as consents and readiness have it */
    public static String title(String operation, String objectLabel) {
        return title(new TaskSummary(WriteOperation.valueOf(operation), objectLabel));
    }

    static String title(TaskSummary task) {
        return I18NProvider.translate("workflow.task.title." + task.operation(), task.objectLabel());
    }

    /** "7 fields, matched by Survey_Response_Id__c". */
    static Component[] summary(SalesforceTask task) {
        if (task.object() == null) {
            return new Component[] {new Span(I18NProvider.translate("workflow.task.untitled.text"))};
        }
        int fields = task.mappings().size();
        String externalId = task.externalIdField();
        return externalId == null
                ? new Component[] {new Span(I18NProvider.translate("workflow.task.fields", fields))}
                : new Component[] {
                    new Span(I18NProvider.translate("workflow.task.fieldsMatchedBy", fields) + " "),
                    new Code(externalId)
                };
    }
}
