package io.surveylink.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.Times;
import io.surveylink.workflow.Workflows.Revision;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.util.List;

/** Which revisions there are, who published them and why. */
final class RevisionsDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    RevisionsDialog(WorkflowHead workflow, List<Revision> revisions) {
        addClassName("sl-dialog");
        setHeaderTitle(getTranslation("workflow.revisions"));
        setWidth("560px");
        if (revisions.isEmpty()) {
            add(new Paragraph(getTranslation("workflow.revisions.empty")));
        } else {
            var list = new OrderedList();
            list.addClassName("sl-timeline");
            revisions.forEach(revision -> list.add(item(workflow, revision)));
            add(list);
        }
        getFooter().add(new Button(getTranslation("common.action.close"), click -> close()));
    }

    private ListItem item(WorkflowHead workflow, Revision revision) {
        boolean isPublished = Integer.valueOf(revision.number()).equals(workflow.publishedNumber());
        boolean awaits = Integer.valueOf(revision.number()).equals(workflow.awaitingConsentNumber());
        var head = new Div(
                new Div(getTranslation("workflow.revisions.item", revision.number())),
                new Div(Times.dateTime(revision.publishedAt())));
        head.addClassName("sl-timeline-head");
        var detail = new Div(getTranslation("workflow.revisions.by", revision.publisherName()));
        detail.addClassName("sl-secondary");
        var item = new ListItem(mark(isPublished, awaits).disc(), head, detail);
        if (!revision.note().isEmpty()) {
            item.add(new Div(revision.note()));
        }
        return item;
    }

    private static Mark mark(boolean isPublished, boolean awaits) {
        if (isPublished) {
            return Mark.SUCCEEDED;
        }
        return awaits ? Mark.ATTENTION : Mark.QUEUED;
    }
}
