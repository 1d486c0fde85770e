package io.surveylink.transfer.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.StateBadge;
import io.surveylink.ownership.TransferReadiness.Answer;
import io.surveylink.ownership.TransferReadiness.Report;
import io.surveylink.ownership.TransferReadiness.StepReadiness;
import io.surveylink.ownership.TransferReadiness.WorkflowReadiness;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What would run after the switch, step by step under its workflow. On a narrow screen each step is a card. */
final class ReadinessTable extends Div {

    private static final long serialVersionUID = 1L;

    private static final List<String> COLUMNS = List.of("step", "org", "account", "readiness");
    private static final String ALL_COLUMNS = "5";

    private final transient @Nullable ReadinessActions actions;

    /**
     * @param here the row to which somebody came back; null for none
     * @param actions null for those who only look
     */
    ReadinessTable(Report report, @Nullable String here, @Nullable ReadinessActions actions) {
        this.actions = actions;
        addClassNames("sl-panel", "sl-readiness");
        var urgent = urgent(report);
        var table = new NativeTable();
        table.getHead().add(head());
        for (WorkflowReadiness workflow : report.workflows()) {
            var group = new NativeTableBody();
            group.add(heading(workflow));
            for (StepReadiness step : workflow.steps()) {
                var row = new ReadinessRow(workflow, step, step.equals(urgent), actions);
                group.add(row);
                if (key(workflow, step).equals(here)) {
                    row.addClassName("sl-here");
                    row.getElement().setAttribute("tabindex", "-1");
                    row.focus();
                }
            }
            table.add(group);
        }
        add(table);
    }

    /** Names a row in a path. */
    static String key(WorkflowReadiness workflow, StepReadiness step) {
        return workflow.publicId() + "-" + step.number();
    }

    /** Whose button is the primary one: what is broken before what is only not there yet. */
    private static @Nullable StepReadiness urgent(Report report) {
        var problems = report.workflows().stream()
                .flatMap(workflow -> workflow.steps().stream())
                .filter(step -> step.answer() != Answer.READY)
                .toList();
        return problems.stream()
                .filter(step -> step.answer() == Answer.NEEDS_REAUTHENTICATION)
                .findFirst()
                .or(() -> Optional.of(problems).filter(some -> !some.isEmpty()).map(List::getFirst))
                .orElse(null);
    }

    private NativeTableRow head() {
        var row = new NativeTableRow();
        COLUMNS.forEach(column -> row.add(new NativeTableHeaderCell(getTranslation("transfer.column." + column))));
        if (actions != null) {
            row.add(new NativeTableCell());
        }
        return row;
    }

    private NativeTableRow heading(WorkflowReadiness workflow) {
        var name = new Span(workflow.name());
        name.addClassName("sl-strong");
        var count = new Span(getTranslation(
                "transfer.workflow.ready", workflow.ready(), workflow.steps().size()));
        count.addClassName("sl-secondary");
        var line = new Div(name, count);
        line.addClassName("sl-line");
        if (workflow.pausedByAdmin()) {
            line.add(new StateBadge(Mark.HELD, getTranslation("transfer.workflow.paused")));
        }
        var cell = new NativeTableHeaderCell(line);
        cell.getElement().setAttribute("colspan", ALL_COLUMNS).setAttribute("scope", "rowgroup");
        var row = new NativeTableRow(cell);
        row.addClassName("sl-readiness-group");
        return row;
    }
}
