package io.surveylink.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import io.surveylink.account.Account;
import io.surveylink.account.AccountState;
import io.surveylink.account.ui.AccountChooser;
import io.surveylink.common.OrgId;
import io.surveylink.common.ui.Background;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.Skeleton;
import io.surveylink.common.ui.Toast;
import io.surveylink.workflow.Promotions;
import io.surveylink.workflow.Promotions.Comparison;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.WorkflowEvent;
import io.surveylink.workflow.Workflows.OrgName;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** From a sandbox to production: what is different there, each with its means, and the step over. */
final class PromoteDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient EditorModel model;
    private final transient Runnable replaced;
    private final transient Consumer<String> show;
    private final Select<OrgName> from = new Select<>();
    private final AccountChooser to;
    private final Div result = new Div();
    private final Button act = new Button();
    private boolean leftOut;

    /** Comparisons that were begun: an answer to any but the last one comes too late. */
    private int comparisons;

    /**
     * @param replaced called when the draft is another one
     * @param show opens a step of the draft
     */
    PromoteDialog(EditorModel model, Runnable replaced, Consumer<String> show) {
        this.model = model;
        this.replaced = replaced;
        this.show = show;
        this.to = model.services()
                .choosers()
                .create(
                        getTranslation("workflow.promote.to"),
                        WorkflowNavigation.editorPath(model.head().publicId()));
        addClassName("sl-dialog");
        setHeaderTitle(getTranslation("workflow.promote.title"));
        setWidth("640px");
        result.addClassName("sl-stack");
        result.getElement().setAttribute("role", "status");
        var body = new Div(new Paragraph(getTranslation("workflow.promote.text")), from, to, result);
        body.addClassNames("sl-dialog-body", "sl-stack");
        add(body);
        chooseFrom();
        to.setItemEnabledProvider(this::isElsewhere);
        to.addValueChangeListener(change -> compare());
        from.addValueChangeListener(change -> {
            to.getListDataView().refreshAll();
            compare();
        });
        var cancel = new Button(getTranslation("common.action.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        act.setText(getTranslation("workflow.promote.act"));
        act.addThemeVariants(ButtonVariant.PRIMARY);
        act.setEnabled(false);
        act.setDisableOnClick(true);
        act.addClickListener(click -> Errors.guard(this::promote));
        getFooter().add(cancel, act);
        addOpenedChangeListener(change -> {
            if (!change.isOpened() && leftOut) {
                replaced.run();
            }
        });
    }

    /** Orgs that the definition names, in its tasks and its event. */
    static Set<OrgId> orgsOf(WorkflowDefinition definition) {
        var orgs = new LinkedHashSet<OrgId>();
        if (definition.event() instanceof WorkflowEvent.OutboundMessage message && message.org() != null) {
            orgs.add(message.org());
        }
        definition.steps().stream()
                .map(step -> switch (step) {
                    case SalesforceTask task -> task.org();
                })
                .filter(Objects::nonNull)
                .forEach(orgs::add);
        return orgs;
    }

    /** Sandboxes first: they are what is promoted. */
    private void chooseFrom() {
        Collection<OrgName> named =
                model.services().workflows().orgs(orgsOf(model.definition())).values();
        var sorted = named.stream()
                .sorted((one, other) -> other.environment().compareTo(one.environment()))
                .toList();
        from.setLabel(getTranslation("workflow.promote.from"));
        from.setItemLabelGenerator(org -> getTranslation(
                "workflow.promote.org", org.name(), getTranslation("common.environment." + org.environment())));
        from.setItems(sorted);
        from.setWidthFull();
        sorted.stream().findFirst().ifPresent(from::setValue);
        from.setReadOnly(sorted.size() < 2);
    }

    private boolean isElsewhere(@Nullable Account account) {
        return account == null
                || (account.state() != AccountState.AWAITING_CONFIRMATION
                        && (from.getValue() == null
                                || !account.orgId().equals(from.getValue().id())));
    }

    private Promotions promotions() {
        return model.services().promotions();
    }

    private void compare() {
        int begun = ++comparisons;
        act.setEnabled(false);
        result.removeAll();
        var here = from.getValue();
        var there = to.getValue();
        if (here == null || there == null || !isElsewhere(there)) {
            return;
        }
        result.add(new Skeleton(3));
        var actor = model.actor();
        var workflow = model.head().id();
        Background.run(
                this,
                () -> promotions().compare(actor, workflow, here.id(), there.orgId()),
                found -> {
                    if (begun == comparisons) {
                        show(found);
                    }
                },
                error -> {
                    result.removeAll();
                    Errors.show(error);
                });
    }

    private void show(Comparison found) {
        result.removeAll();
        result.add(new ComparisonList(model, found, new ComparisonList.Means() {
            @Override
            public void leaveOut(String stepKey, String field) {
                model.task(stepKey).ifPresent(task -> model.changeTask(task.without(field)));
                leftOut = true;
                compare();
            }

            @Override
            public void open(String place) {
                close();
                show.accept(place);
            }
        }));
        if (model.head().publishedNumber() != null) {
            result.add(new Paragraph(getTranslation("workflow.promote.held")));
        }
        act.setEnabled(true);
    }

    private void promote() {
        var there = to.getValue();
        try {
            promotions()
                    .promote(
                            model.actor(),
                            model.head().id(),
                            from.getValue().id(),
                            there.orgId(),
                            model.draftVersion());
        } finally {
            act.setEnabled(true);
        }
        if (model.accounts().runningAs(List.of(there.orgId())).isEmpty()) {
            model.accounts().choose(there, model.isOwner());
        }
        leftOut = false;
        close();
        Toast.show(getTranslation("workflow.promote.done", there.orgName()));
        replaced.run();
    }
}
