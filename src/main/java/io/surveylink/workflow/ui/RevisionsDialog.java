package io.surveylink.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.Times;
import io.surveylink.common.ui.Toast;
import io.surveylink.workflow.DefinitionDiff;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.Workflows;
import io.surveylink.workflow.Workflows.Revision;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Which revisions there are, who published them and why; what each changed; and the way back to one. */
final class RevisionsDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient EditorModel model;
    private final transient Runnable restored;
    private final Div body = new Div();

    /** @param restored called when the draft is another one */
    RevisionsDialog(EditorModel model, Runnable restored) {
        this.model = model;
        this.restored = restored;
        addClassName("sl-dialog");
        setHeaderTitle(getTranslation("workflow.revisions"));
        setWidth("720px");
        add(body);
        showList();
        getFooter().add(new Button(getTranslation("common.action.close"), click -> close()));
    }

    private Workflows workflows() {
        return model.services().workflows();
    }

    private void showList() {
        body.removeAll();
        setHeaderTitle(getTranslation("workflow.revisions"));
        var revisions = workflows().revisions(model.actor(), model.head().id());
        if (revisions.isEmpty()) {
            body.add(new Paragraph(getTranslation("workflow.revisions.empty")));
            return;
        }
        var list = new OrderedList();
        list.addClassName("sl-timeline");
        revisions.forEach(revision -> list.add(item(revision, revisions)));
        body.add(list);
    }

    private ListItem item(Revision revision, List<Revision> revisions) {
        var head = new Div(
                new Div(getTranslation("workflow.revisions.item", revision.number())),
                new Div(Times.dateTime(revision.publishedAt())));
        head.addClassName("sl-timeline-head");
        var detail = new Div(getTranslation("workflow.revisions.by", revision.publisherName()));
        detail.addClassName("sl-secondary");
        var item = new ListItem(mark(revision).disc(), head, detail);
        if (!revision.note().isEmpty()) {
            item.add(new Div(revision.note()));
        }
        item.add(actions(revision, revisions));
        return item;
    }

    private Div actions(Revision revision, List<Revision> revisions) {
        var actions = new Div();
        actions.addClassName("sl-line");
        var show = new Button(getTranslation("workflow.revisions.changes"), click -> showChanges(revision));
        show.addClassName("sl-small");
        show.setAriaLabel(getTranslation("workflow.revisions.changes.label", revision.number()));
        actions.add(show);
        boolean isLatest = revision.number() == revisions.getFirst().number();
        if (model.isEditable() && !isLatest) {
            var restore = new Button(getTranslation("workflow.revisions.restore"), click -> restore(revision));
            restore.addClassName("sl-small");
            restore.setAriaLabel(getTranslation("workflow.revisions.restore.label", revision.number()));
            actions.add(restore);
        }
        return actions;
    }

    private Mark mark(Revision revision) {
        if (Integer.valueOf(revision.number()).equals(model.head().publishedNumber())) {
            return Mark.SUCCEEDED;
        }
        return Integer.valueOf(revision.number()).equals(model.head().awaitingConsentNumber())
                ? Mark.ATTENTION
                : Mark.QUEUED;
    }

    /** Against the revision before it; the first one against nothing. */
    private void showChanges(Revision revision) {
        Errors.guard(() -> {
            var after = definition(revision.number());
            var before = revision.number() == 1 ? WorkflowDefinition.EMPTY : definition(revision.number() - 1);
            var back = new Button(getTranslation("workflow.revisions.back"), click -> showList());
            var orgs = workflows()
                    .orgs(Stream.of(before, after)
                            .flatMap(definition -> definition.steps().stream())
                            .map(step -> switch (step) {
                                case SalesforceTask task -> task.org();
                            })
                            .filter(Objects::nonNull)
                            .distinct()
                            .toList());
            body.removeAll();
            setHeaderTitle(getTranslation("workflow.revisions.item", revision.number()));
            body.add(back, new DefinitionDiffView(DefinitionDiff.between(before, after), model.survey(), orgs));
        });
    }

    private WorkflowDefinition definition(int number) {
        return workflows().revision(model.actor(), model.head().id(), number);
    }

    private void restore(Revision revision) {
        Errors.guard(() -> {
            workflows().restore(model.actor(), model.head().id(), revision.number(), model.draftVersion());
            close();
            Toast.show(getTranslation("workflow.revisions.restored", revision.number()));
            restored.run();
        });
    }
}
