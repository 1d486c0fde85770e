package io.surveylink.workflow.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.salesforce.WriteOptions;
import io.surveylink.workflow.SalesforceTask;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** What of an org's own rules a task follows. */
final class OptionsSection extends Div {

    private static final long serialVersionUID = 1L;

    /** Objects that have assignment rules (SOAP API guide, AssignmentRuleHeader). */
    private static final Set<String> ASSIGNED = Set.of("lead", "case");

    private final Checkbox assignment = new Checkbox();
    private final Checkbox duplicates = new Checkbox();

    /** True while they are filled from the task, so that nothing is told back. */
    private boolean filling;

    OptionsSection(boolean editable, Consumer<WriteOptions> changed) {
        addClassName("sl-stack");
        assignment.setLabel(getTranslation("workflow.options.assignment"));
        duplicates.setLabel(getTranslation("workflow.options.duplicates"));
        assignment.setReadOnly(!editable);
        duplicates.setReadOnly(!editable);
        for (Checkbox option : List.of(assignment, duplicates)) {
            option.addValueChangeListener(change -> {
                if (!filling) {
                    changed.accept(new WriteOptions(duplicates.getValue(), assignment.getValue()));
                }
            });
        }
        add(assignment, duplicates);
    }

    void show(SalesforceTask task) {
        String object = task.object();
        setVisible(object != null && task.operation() != WriteOperation.DELETE && !task.posts());
        assignment.setVisible(object != null && ASSIGNED.contains(object.toLowerCase(Locale.ROOT)));
        filling = true;
        assignment.setValue(task.options().useAssignmentRules());
        duplicates.setValue(task.options().saveDuplicates());
        filling = false;
    }
}
