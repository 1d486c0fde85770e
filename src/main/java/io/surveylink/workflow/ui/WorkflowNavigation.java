package io.surveylink.workflow.ui;

import com.vaadin.flow.component.UI;
import java.time.Instant;

/** Ways into this feature's views. */
public final class WorkflowNavigation {

    static final String STEP_PARAMETER = "step";

    /** When somebody left a step for Salesforce, in milliseconds: the account that was linked since is the one meant. */
    static final String LEFT_PARAMETER = "left";

    private WorkflowNavigation() {}

    /** Path of the editor of a workflow. */
    public static String editorPath(String workflowPublicId) {
        return "workflows/" + workflowPublicId;
    }

    /** Path of the editor with a step's panel open. */
    public static String stepPath(String workflowPublicId, String stepKey) {
        return editorPath(workflowPublicId) + "?" + STEP_PARAMETER + "=" + stepKey;
    }

    /** Path back to a step for somebody who leaves it now to link an account. */
    static String returnPath(String workflowPublicId, String stepKey, Instant now) {
        return stepPath(workflowPublicId, stepKey) + "&" + LEFT_PARAMETER + "=" + now.toEpochMilli();
    }

    /** Path of the page where a proposal is looked at. */
    static String proposalPath(String proposalPublicId) {
        return "proposals/" + proposalPublicId;
    }

    /** Path of a project's workflows. */
    public static String listPath(String projectSlug) {
        return "projects/" + projectSlug + "/workflows";
    }

    public static void toEditor(String workflowPublicId) {
        UI.getCurrent().navigate(editorPath(workflowPublicId));
    }
}
