package io.surveylink.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.Toast;
import io.surveylink.workflow.WorkflowDescriptions;
import io.surveylink.workflow.WorkflowDescriptions.Described;
import io.surveylink.workflow.WorkflowDescriptions.Description;
import io.surveylink.workflow.WorkflowDescriptions.MemberName;
import java.util.stream.Collectors;

/** A workflow's name, what it is for, and who is told: open to everybody who edits. */
final class DescriptionDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient EditorModel model;
    private final transient Described described;
    private final transient Runnable saved;
    private final TextField name = new TextField();
    private final TextArea purpose = new TextArea();
    private final MultiSelectComboBox<MemberName> told = new MultiSelectComboBox<>();

    DescriptionDialog(EditorModel model, Runnable saved) {
        this.model = model;
        this.saved = saved;
        this.described =
                model.services().descriptions().get(model.actor(), model.head().id());
        addClassName("sl-dialog");
        setHeaderTitle(getTranslation("workflow.describe.title"));
        setWidth("560px");
        fill(described.description());
        add(name, purpose, told);
        var cancel = new Button(getTranslation("common.action.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var save = new Button(getTranslation("common.action.save"), click -> trySave());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, save);
    }

    private void fill(Description description) {
        name.setLabel(getTranslation("workflow.name"));
        name.setMaxLength(WorkflowDescriptions.MAX_NAME);
        name.setRequired(true);
        name.setWidthFull();
        name.setAutofocus(true);
        name.setValue(description.name());
        purpose.setLabel(getTranslation("workflow.purpose"));
        purpose.setPlaceholder(getTranslation("workflow.purpose.hint"));
        purpose.setMaxLength(WorkflowDescriptions.MAX_PURPOSE);
        purpose.setWidthFull();
        purpose.setValue(description.purpose());
        told.setLabel(getTranslation("workflow.told"));
        told.setHelperText(getTranslation("workflow.told.help"));
        told.setPlaceholder(getTranslation("workflow.told.nobody"));
        told.setItemLabelGenerator(MemberName::name);
        told.setWidthFull();
        told.setItems(described.members());
        told.setVisible(!described.members().isEmpty());
        told.setValue(described.members().stream()
                .filter(member -> description.told().contains(member.id()))
                .collect(Collectors.toSet()));
    }

    private void trySave() {
        if (name.getValue().isBlank()) {
            name.setErrorMessage(getTranslation("workflow.name.missing"));
            name.setInvalid(true);
            return;
        }
        Errors.guard(() -> {
            model.services().descriptions().describe(model.actor(), model.head().id(), entered(), described.version());
            close();
            Toast.show(getTranslation("workflow.described"));
            saved.run();
        });
    }

    private Description entered() {
        return new Description(
                name.getValue(),
                purpose.getValue(),
                told.getValue().stream().map(MemberName::id).collect(Collectors.toSet()));
    }
}
