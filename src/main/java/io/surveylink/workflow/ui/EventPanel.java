package io.surveylink.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.surveylink.workflow.WorkflowEvent;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When the workflow starts. */
final class EventPanel extends SidePanel {

    private static final long serialVersionUID = 1L;

    private final transient EditorModel model;
    private final transient Runnable chosen;
    private final transient Runnable changed;

    /** What of a survey response starts a run. */
    private enum Start {
        NEW,
        UPDATED
    }

    EventPanel(EditorModel model, Runnable chosen, Runnable changed, Runnable close) {
        super(icon(model.definition().event()), close);
        this.model = model;
        this.chosen = chosen;
        this.changed = changed;
        switch (model.definition().event()) {
            case null -> showChoice();
            case WorkflowEvent.SurveyResponse event -> showSurveyResponse(event);
            case WorkflowEvent.OutboundMessage event -> showMessage();
        }
    }

    private static VaadinIcon icon(@Nullable WorkflowEvent event) {
        return switch (event) {
            case null -> VaadinIcon.PLUS;
            case WorkflowEvent.SurveyResponse response -> VaadinIcon.COMMENT_ELLIPSIS_O;
            case WorkflowEvent.OutboundMessage message -> VaadinIcon.CLOUD_O;
        };
    }

    private void showChoice() {
        setHeading(getTranslation("workflow.event.kind"), getTranslation("workflow.event.none.title"));
        var survey = new Button(
                getTranslation("workflow.event.surveyResponse"), VaadinIcon.COMMENT_ELLIPSIS_O.create(), click -> {
                    model.changeEvent(new WorkflowEvent.SurveyResponse(true, false));
                    chosen.run();
                });
        survey.setEnabled(model.isEditable());
        var message =
                new Button(getTranslation("workflow.event.outboundMessage"), VaadinIcon.CLOUD_O.create(), click -> {
                    model.changeEvent(WorkflowEvent.OutboundMessage.BEGUN);
                    chosen.run();
                });
        message.setEnabled(model.isEditable());
        addContent(new Paragraph(getTranslation("workflow.event.choose")), survey, message);
    }

    private void showSurveyResponse(WorkflowEvent.SurveyResponse event) {
        setHeading(getTranslation("workflow.event.kind"), getTranslation("workflow.event.surveyResponse"));
        var starts = new CheckboxGroup<Start>(getTranslation("workflow.event.starts"));
        starts.setItems(Start.values());
        starts.setItemLabelGenerator(start -> getTranslation("workflow.event.start." + start));
        starts.setValue(chosen(event));
        starts.setReadOnly(!model.isEditable());
        starts.addValueChangeListener(change -> {
            model.changeEvent(new WorkflowEvent.SurveyResponse(
                    change.getValue().contains(Start.NEW), change.getValue().contains(Start.UPDATED)));
            changed.run();
        });
        addContent(starts);
    }

    private void showMessage() {
        setHeading(getTranslation("workflow.event.kind"), getTranslation("workflow.event.outboundMessage"));
        var form = new MessageEventForm(model, changed);
        addContent(form, new EventUrlSection(model, changed));
        form.read();
    }

    private static Set<Start> chosen(WorkflowEvent.SurveyResponse event) {
        var chosen = EnumSet.noneOf(Start.class);
        if (event.onNew()) {
            chosen.add(Start.NEW);
        }
        if (event.onUpdate()) {
            chosen.add(Start.UPDATED);
        }
        return chosen;
    }
}
