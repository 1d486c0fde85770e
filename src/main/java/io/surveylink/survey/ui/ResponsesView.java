package io.surveylink.survey.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import io.surveylink.common.ResponseId;
import io.surveylink.common.ui.EmptyState;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.Panel;
import io.surveylink.common.ui.StateDisc;
import io.surveylink.common.ui.Times;
import io.surveylink.project.Operation;
import io.surveylink.project.ui.OpenProject;
import io.surveylink.project.ui.ProjectFrame;
import io.surveylink.project.ui.ProjectPage;
import io.surveylink.shell.MainLayout;
import io.surveylink.survey.ResponseContent;
import io.surveylink.survey.ResponseStatus;
import io.surveylink.survey.Responses;
import io.surveylink.survey.Responses.ResponseItem;
import jakarta.annotation.security.PermitAll;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A project's responses, the newest first, page by page. */
@Route(value = "projects/:project/responses", layout = MainLayout.class)
@PermitAll
class ResponsesView extends ProjectPage {

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;

    private final transient Responses responses;
    private final transient Clock clock;

    ResponsesView(ProjectFrame frame, Responses responses, Clock clock) {
        super(frame, SurveyTabs.RESPONSES);
        this.responses = responses;
        this.clock = clock;
    }

    @Override
    protected Component content(OpenProject open) {
        var first = responses.page(open.actor(), open.id(), null, PAGE);
        if (first.isEmpty()) {
            return new EmptyState(
                    VaadinIcon.DATABASE,
                    getTranslation("survey.responses.empty"),
                    getTranslation("survey.responses.empty.text"));
        }
        var panel = new Panel(head(open));
        panel.addClassName("sl-responses");
        var content = new Div(panel);
        content.addClassName("sl-stack");
        addPage(open, content, panel, first);
        return content;
    }

    private void addPage(OpenProject open, Div content, Panel panel, List<ResponseItem> page) {
        page.forEach(item -> panel.add(row(item)));
        if (page.size() == PAGE) {
            content.add(older(open, content, panel, page.getLast().id()));
        }
    }

    private Component older(OpenProject open, Div content, Panel panel, ResponseId last) {
        var line = new Div();
        line.addClassName("sl-more");
        line.add(new Button(getTranslation("survey.responses.older"), click -> {
            content.remove(line);
            addPage(open, content, panel, responses.page(open.actor(), open.id(), last, PAGE));
        }));
        return line;
    }

    private Component head(OpenProject open) {
        var head = new Div();
        head.addClassNames("sl-row", "sl-response-row", "sl-table-head");
        for (String column : List.of("id", "status", "version", "received")) {
            head.add(new Span(getTranslation("survey.responses." + column)));
        }
        head.add(new Span(
                open.allows(Operation.SEE_DATA)
                        ? getTranslation("survey.responses.answers")
                        : getTranslation("survey.responses.answersHidden")));
        return head;
    }

    private Component row(ResponseItem item) {
        var id = new Span(item.externalId());
        id.addClassNames("sl-mono", "sl-ellipsis");
        var status = item.status() == ResponseStatus.COMPLETE
                ? new StateDisc(Mark.SUCCEEDED, getTranslation("survey.status.COMPLETE"))
                : new StateDisc(Mark.QUEUED, getTranslation("survey.status.INCOMPLETE"));
        var version = new Span(String.valueOf(item.number()));
        version.addClassName("sl-numbers");
        var answers = new Span(summary(item.content()));
        answers.addClassNames("sl-secondary", "sl-ellipsis");
        answers.setTitle(answers.getText());
        var row = new Div(id, status, version, Times.relative(item.receivedAt(), clock.instant()), answers);
        row.addClassNames("sl-row", "sl-response-row");
        return row;
    }

    private static String summary(@Nullable ResponseContent content) {
        if (content == null) {
            return "";
        }
        var parts = new ArrayList<String>();
        content.answers().forEach((code, answer) -> parts.add(code + ": " + text(answer)));
        content.embeddedData().forEach((name, value) -> parts.add(name + ": " + value));
        return String.join(" · ", parts);
    }

    private static String text(Object answer) {
        return switch (answer) {
            case BigDecimal number -> number.toPlainString();
            case List<?> choices ->
                String.join(", ", choices.stream().map(String::valueOf).toList());
            default -> answer.toString();
        };
    }
}
