package io.surveylink.workflow.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.surveylink.account.Account;
import io.surveylink.account.ui.AccountChooser;
import io.surveylink.common.ui.Background;
import io.surveylink.common.ui.Errors;
import io.surveylink.salesforce.FieldDescription;
import io.surveylink.salesforce.ObjectSummary;
import io.surveylink.workflow.OrgSchemas;
import io.surveylink.workflow.WorkflowEvent.OutboundMessage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which messages of Salesforce start the workflow: org by account, object, and the fields that they have. */
final class MessageEventForm extends Div {

    private static final long serialVersionUID = 1L;
    private static final String RECORD_ID = "Id";

    private final transient EditorModel model;
    private final transient Runnable changed;
    private final AccountChooser account;
    private final ComboBox<ObjectSummary> object = new ComboBox<>();
    private final MultiSelectComboBox<String> fields = new MultiSelectComboBox<>();
    private final Span reading = new Span();
    private boolean filling;

    MessageEventForm(EditorModel model, Runnable changed) {
        this.model = model;
        this.changed = changed;
        addClassName("sl-form");
        account = model.services()
                .choosers()
                .create(
                        getTranslation("workflow.event.outbound.account"),
                        WorkflowNavigation.returnPath(model.head().publicId(), EditorCanvas.EVENT, model.now()));
        account.setVisible(model.isEditable());
        object.setLabel(getTranslation("workflow.event.outbound.object"));
        object.setItemLabelGenerator(each -> each.label() + " (" + each.name() + ")");
        object.setReadOnly(!model.isEditable());
        object.setWidthFull();
        fields.setLabel(getTranslation("workflow.event.outbound.fields"));
        fields.setHelperText(getTranslation("workflow.event.outbound.fields.help"));
        fields.setReadOnly(!model.isEditable());
        fields.setWidthFull();
        reading.addClassName("sl-secondary");
        reading.getElement().setAttribute("role", "status");
        add(new Paragraph(getTranslation("workflow.event.outbound.text")), account, object, fields, reading);
        fill();
        account.addValueChangeListener(change -> {
            if (!filling && change.getValue() != null) {
                accountChosen(change.getValue());
            }
        });
        object.addValueChangeListener(change -> {
            if (!filling && change.getValue() != null) {
                objectChosen(change.getValue());
            }
        });
        fields.addValueChangeListener(change -> {
            if (!filling) {
                var old = event();
                change(new OutboundMessage(old.org(), old.object(), old.objectLabel(), List.copyOf(change.getValue())));
            }
        });
    }

    /** To be called once the form is attached: what Salesforce tells arrives later. */
    void read() {
        var event = event();
        var own = event.org() == null ? null : model.accounts().own(event.org()).orElse(null);
        if (own == null) {
            return;
        }
        var schemas = model.services().schemas();
        var actor = model.actor();
        reading.setText(getTranslation("workflow.fields.reading", own.name()));
        Background.run(
                this,
                () -> schemas.objects(actor, own.id(), OrgSchemas.RECENT).value(),
                objects -> {
                    if (own.orgId().equals(event().org())) {
                        reading.setText("");
                        showObjects(objects);
                    }
                },
                error -> reading.setText(Errors.sentence(error)));
        String chosen = event.object();
        if (chosen != null) {
            readFields(own, chosen);
        }
    }

    private void readFields(Account own, String chosen) {
        var schemas = model.services().schemas();
        var actor = model.actor();
        Background.run(
                this,
                () -> schemas.object(actor, own.id(), chosen, OrgSchemas.RECENT).value(),
                described -> {
                    if (chosen.equals(event().object())) {
                        described.ifPresent(found -> showFields(found.fields().stream()
                                .map(FieldDescription::name)
                                .filter(name -> !name.equals(RECORD_ID))
                                .sorted()
                                .toList()));
                    }
                },
                error -> reading.setText(Errors.sentence(error)));
    }

    private OutboundMessage event() {
        return model.definition().event() instanceof OutboundMessage message ? message : OutboundMessage.BEGUN;
    }

    private void fill() {
        var event = event();
        filling = true;
        account.choose(
                event.org() == null
                        ? null
                        : model.accounts().own(event.org()).map(Account::id).orElse(null));
        var current = current(event);
        object.setItems(current == null ? List.of() : List.of(current));
        object.setValue(current);
        fields.setItems(event.fields());
        fields.setValue(new LinkedHashSet<>(event.fields()));
        filling = false;
        showParts(event);
    }

    private void showParts(OutboundMessage event) {
        object.setVisible(event.org() != null);
        fields.setVisible(event.object() != null);
    }

    private static @Nullable ObjectSummary current(OutboundMessage event) {
        String name = event.object();
        String label = event.objectLabel();
        return name == null ? null : new ObjectSummary(name, label == null ? name : label, false, true, true, true);
    }

    private void showObjects(List<ObjectSummary> objects) {
        String name = event().object();
        filling = true;
        object.setItems(objects);
        object.setValue(objects.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseGet(() -> current(event())));
        filling = false;
    }

    /** Fields that are gone stay until they are taken out. */
    private void showFields(List<String> described) {
        var all = new ArrayList<>(described);
        event().fields().stream().filter(name -> !all.contains(name)).forEach(all::add);
        filling = true;
        fields.setItems(all);
        fields.setValue(new LinkedHashSet<>(event().fields()));
        filling = false;
    }

    private void accountChosen(Account chosen) {
        if (!chosen.orgId().equals(event().org())) {
            change(new OutboundMessage(chosen.orgId(), null, null, List.of()));
            fill();
        }
        read();
    }

    private void objectChosen(ObjectSummary chosen) {
        if (!chosen.name().equals(event().object())) {
            change(new OutboundMessage(event().org(), chosen.name(), chosen.label(), List.of()));
            fill();
        }
        read();
    }

    private void change(OutboundMessage event) {
        model.changeEvent(event);
        changed.run();
        showParts(event);
    }
}
