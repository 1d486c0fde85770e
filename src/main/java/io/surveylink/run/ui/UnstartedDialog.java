package io.surveylink.run.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import io.surveylink.common.ProjectId;
import io.surveylink.common.ui.Times;
import io.surveylink.run.UnstartedEvents.Unstarted;
import org.jspecify.annotations.Nullable;

/** Events that started no run, with the reason. */
final class UnstartedDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    UnstartedDialog(RunServices services, @Nullable ProjectId project) {
        addClassName("sl-dialog");
        setHeaderTitle(getTranslation("run.unstarted.title"));
        setWidth("820px");
        var pages = new KeysetPages<Unstarted, Long>(
                (before, limit) -> services.unstarted().list(services.actor(), project, before, limit),
                Unstarted::number,
                number -> number + 1);
        var grid = new Grid<Unstarted>();
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addColumn(event -> event.event() == null ? "" : event.event().id())
                .setHeader(getTranslation("run.column.response"));
        grid.addComponentColumn(event -> new Anchor("workflows/" + event.workflowPublicId(), event.workflowName()))
                .setHeader(getTranslation("run.column.workflow"));
        grid.addColumn(event -> getTranslation("run.unstarted." + event.reason()))
                .setHeader(getTranslation("run.unstarted.reason"))
                .setFlexGrow(2);
        grid.addColumn(event -> Times.timeOrDate(event.at(), services.clock().instant()))
                .setHeader(getTranslation("run.column.received"));
        grid.setItems(query -> pages.fetch(query.getOffset(), query.getLimit()).stream());
        add(new Paragraph(getTranslation("run.unstarted.text")), grid);
        getFooter().add(new Button(getTranslation("common.action.close"), click -> close()));
    }
}
