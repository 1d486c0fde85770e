package io.surveylink.run.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import io.surveylink.common.Environment;
import io.surveylink.common.ui.Initials;
import io.surveylink.common.ui.Times;
import io.surveylink.run.RunListItem;
import java.time.Clock;
import java.util.Locale;

/**
 * The rows. Drawn by templates in the browser: a component per cell would cost each session ten times as much memory.
 * On a narrow screen one column of cards takes the place of the others.
 */
final class RunGrid extends Grid<RunListItem> {

    private static final long serialVersionUID = 1L;

    private static final String STATE = """
            <span class="sl-state"><span class="sl-disc sl-disc-${item.mark}" aria-hidden="true">\
            ${item.glyph ? html`<vaadin-icon icon="${item.glyph}"></vaadin-icon>` : ''}</span><span>${item.word}</span></span>""";

    private static final String RUNS_AS = """
            ${item.account ? html`<span class="sl-line sl-run-as"><span class="sl-tile sl-tile-small ${item.environment}" \
            aria-hidden="true">${item.initials}</span><span class="sl-ellipsis">${item.account}</span></span>` : \
            html`<span class="sl-secondary">${item.nobody}</span>`}""";

    private static final String RESULT = """
            ${item.record ? html`<a class="sl-mono" href="${item.recordUrl}" target="_blank" rel="noopener noreferrer">\
            ${item.record}</a> ` : ''}<span class="${item.tone}">${item.result}</span>""";

    private final transient Clock clock;
    private final Column<RunListItem> card;

    RunGrid(Clock clock) {
        this.clock = clock;
        addClassName("sl-run-grid");
        setSelectionMode(SelectionMode.NONE);
        setPageSize(50);
        addColumn(filled(STATE))
                .setHeader(getTranslation("run.column.state"))
                .setKey("state")
                .setWidth("170px");
        addColumn(filled("<a router-link href=\"${item.path}\" class=\"sl-mono sl-run-id\">${item.response}</a>"))
                .setHeader(getTranslation("run.column.response"))
                .setWidth("150px");
        addColumn(filled("""
                        <div class="sl-ellipsis">${item.workflow} <span class="sl-secondary">${item.revision}</span></div>\
                        <div class="sl-caption sl-ellipsis">${item.step}</div>""")).setHeader(getTranslation("run.column.workflow")).setWidth("200px");
        addColumn(filled(RUNS_AS))
                .setHeader(getTranslation("run.column.runsAs"))
                .setWidth("200px");
        addColumn(filled(RESULT))
                .setHeader(getTranslation("run.column.result"))
                .setWidth("240px")
                .setFlexGrow(3);
        addColumn(filled("<span class=\"sl-secondary sl-numbers\">${item.received}</span>"))
                .setHeader(getTranslation("run.column.received"))
                .setWidth("110px")
                .setFlexGrow(0);
        card = addColumn(filled("""
                        <div class="sl-run-card"><div class="sl-run-card-head">""" + STATE + """
                        <span class="sl-secondary sl-numbers">${item.received}</span></div>\
                        <div>""" + RESULT + """
                        </div><div class="sl-caption sl-line">""" + RUNS_AS + """
                        <span>${item.workflow} · <a router-link href="${item.path}">${item.response}</a></span></div></div>"""))
                .setKey("card");
        setNarrow(false);
        addItemClickListener(click -> RunsNavigation.toRun(click.getItem().id()));
    }

    void setNarrow(boolean narrow) {
        getColumns().forEach(column -> column.setVisible((column == card) == narrow));
        getElement().getClassList().set("sl-run-grid-narrow", narrow);
    }

    private Renderer<RunListItem> filled(String template) {
        return LitRenderer.<RunListItem>of(template)
                .withProperty("mark", run -> RunWords.mark(run.state()).cssName())
                .withProperty("glyph", run -> RunWords.mark(run.state()).glyphName())
                .withProperty("word", run -> RunWords.word(run.state()))
                .withProperty("path", run -> RunsNavigation.pathOf(run.id()))
                .withProperty("response", run -> run.event().id())
                .withProperty("workflow", RunListItem::workflowName)
                .withProperty("revision", run -> getTranslation("run.revision.short", run.revisionNumber()))
                .withProperty("step", run -> getTranslation("run.task." + run.operation(), run.stepTitle()))
                .withProperty("account", run -> run.accountName() == null ? "" : run.accountName())
                .withProperty("initials", run -> run.accountName() == null ? "" : Initials.of(run.accountName()))
                .withProperty(
                        "environment", run -> run.environment() == Environment.SANDBOX ? "sl-sandbox" : "sl-production")
                .withProperty("nobody", run -> getTranslation("run.runsAs.nobody"))
                .withProperty("record", run -> run.recordId() == null ? "" : run.recordId())
                .withProperty("recordUrl", RunGrid::recordUrl)
                .withProperty("result", RunWords::result)
                .withProperty(
                        "tone", run -> "sl-run-result-" + run.state().name().toLowerCase(Locale.ROOT))
                .withProperty("received", run -> Times.timeOrDate(run.receivedAt(), clock.instant()));
    }

    private static String recordUrl(RunListItem run) {
        return run.recordId() == null ? "" : RecordLinks.url(run.orgHost(), run.recordId());
    }
}
