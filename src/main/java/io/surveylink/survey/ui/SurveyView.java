package io.surveylink.survey.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import io.surveylink.common.SurveylinkProperties;
import io.surveylink.common.ui.DangerDialog;
import io.surveylink.common.ui.EmptyState;
import io.surveylink.common.ui.Panel;
import io.surveylink.common.ui.Section;
import io.surveylink.project.Operation;
import io.surveylink.project.ui.OpenProject;
import io.surveylink.project.ui.ProjectFrame;
import io.surveylink.project.ui.ProjectPage;
import io.surveylink.shell.MainLayout;
import io.surveylink.survey.IngestionKeys;
import io.surveylink.survey.QuestionType;
import io.surveylink.survey.SurveyDefinition;
import io.surveylink.survey.SurveyDefinition.Question;
import io.surveylink.survey.Surveys;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;

/** A project's survey: its questions, its embedded data, and the keys that bring responses. */
@Route(value = "projects/:project/survey", layout = MainLayout.class)
@PermitAll
class SurveyView extends ProjectPage {

    private static final long serialVersionUID = 1L;

    private final transient Surveys surveys;
    private final transient IngestionKeys keys;
    private final transient SurveylinkProperties properties;
    private final transient Clock clock;

    SurveyView(ProjectFrame frame, Surveys surveys, IngestionKeys keys, SurveylinkProperties properties, Clock clock) {
        super(frame, SurveyTabs.SURVEY);
        this.surveys = surveys;
        this.keys = keys;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    protected Component content(OpenProject open) {
        var survey = surveys.get(open.actor(), open.id());
        boolean editable = open.allows(Operation.EDIT_SURVEY);
        var content = new Div(questions(open, survey, editable), embeddedData(open, survey, editable));
        content.addClassName("sl-home-main");
        if (editable) {
            content.add(new KeysSection(
                    getTranslation("survey.keys"),
                    keys,
                    clock,
                    open,
                    new ExampleRequest(properties.baseUrl(), open, survey)));
        }
        return content;
    }

    private Section questions(OpenProject open, SurveyDefinition survey, boolean editable) {
        var section = new Section(getTranslation("survey.questions"));
        section.setAside(String.valueOf(survey.questions().size()));
        if (editable) {
            section.addAction(new Button(
                    getTranslation("survey.question.add"),
                    VaadinIcon.PLUS.create(),
                    click -> QuestionDialog.forNew(question -> {
                                surveys.addQuestion(open.actor(), open.id(), question);
                                refresh();
                            })
                            .open()));
        }
        if (survey.questions().isEmpty()) {
            section.add(new EmptyState(
                    VaadinIcon.COMMENT_ELLIPSIS_O,
                    getTranslation("survey.questions.empty"),
                    getTranslation("survey.questions.empty.text")));
            return section;
        }
        var panel = new Panel();
        survey.questions().forEach(question -> panel.add(row(open, question, editable)));
        section.add(panel);
        return section;
    }

    private Component row(OpenProject open, Question question, boolean editable) {
        var text = new Div(question.text());
        text.addClassName("sl-row-title");
        var code = new Span(question.code());
        code.addClassName("sl-mono");
        var below = new Div(code, new Span(typeOf(question)));
        below.addClassNames("sl-line", "sl-secondary");
        var grow = new Div(text, below);
        grow.addClassName("sl-grow");
        var tile = new Span(icon(question.type()).create());
        tile.addClassName("sl-icon-tile");
        var row = new Div(tile, grow);
        row.addClassName("sl-row");
        if (editable) {
            row.add(
                    iconButton(
                            VaadinIcon.PENCIL,
                            getTranslation("survey.question.edit.label", question.code()),
                            () -> QuestionDialog.forExisting(question, changed -> {
                                        surveys.changeQuestion(open.actor(), open.id(), changed);
                                        refresh();
                                    })
                                    .open()),
                    iconButton(
                            VaadinIcon.TRASH,
                            getTranslation("survey.question.remove.label", question.code()),
                            () -> confirmRemoval(
                                    question.code(),
                                    "question",
                                    () -> surveys.removeQuestion(open.actor(), open.id(), question.code()))));
        }
        return row;
    }

    private String typeOf(Question question) {
        String type = getTranslation("survey.type." + question.type().name());
        return question.type().hasChoices()
                ? type + " · "
                        + getTranslation(
                                "survey.choices.count", question.choices().size())
                : type;
    }

    private static VaadinIcon icon(QuestionType type) {
        return switch (type) {
            case TEXT, LONG_TEXT -> VaadinIcon.TEXT_LABEL;
            case NUMBER -> VaadinIcon.HASH;
            case SINGLE_CHOICE -> VaadinIcon.DOT_CIRCLE;
            case MULTIPLE_CHOICE -> VaadinIcon.CHECK_SQUARE_O;
            case RATING -> VaadinIcon.STAR_O;
            case NPS -> VaadinIcon.DASHBOARD;
            case DATE -> VaadinIcon.CALENDAR_O;
            case EMAIL -> VaadinIcon.ENVELOPE_O;
        };
    }

    private Section embeddedData(OpenProject open, SurveyDefinition survey, boolean editable) {
        var section = new Section(getTranslation("survey.embeddedData"));
        section.setAside(String.valueOf(survey.embeddedData().size()));
        if (editable) {
            section.addAction(new Button(
                    getTranslation("survey.embeddedData.add"),
                    VaadinIcon.PLUS.create(),
                    click -> new EmbeddedDataDialog(name -> {
                                surveys.addEmbeddedData(open.actor(), open.id(), name);
                                refresh();
                            })
                            .open()));
        }
        if (survey.embeddedData().isEmpty()) {
            section.add(new EmptyState(
                    VaadinIcon.BARCODE,
                    getTranslation("survey.embeddedData.empty"),
                    getTranslation("survey.embeddedData.empty.text")));
            return section;
        }
        var panel = new Panel();
        for (String name : survey.embeddedData()) {
            var text = new Div(name);
            text.addClassNames("sl-mono", "sl-grow");
            var row = new Div(text);
            row.addClassName("sl-row");
            if (editable) {
                row.add(iconButton(
                        VaadinIcon.TRASH,
                        getTranslation("survey.embeddedData.remove.label", name),
                        () -> confirmRemoval(
                                name,
                                "embeddedData",
                                () -> surveys.removeEmbeddedData(open.actor(), open.id(), name))));
            }
            panel.add(row);
        }
        section.add(panel);
        return section;
    }

    private void confirmRemoval(String name, String what, Runnable removal) {
        new DangerDialog(
                        getTranslation("survey." + what + ".remove.title", name),
                        getTranslation("survey.remove.action"),
                        getTranslation("survey.remove.keep"),
                        () -> {
                            removal.run();
                            refresh();
                        })
                .withText(getTranslation("survey." + what + ".remove.text"))
                .open();
    }

    private static Button iconButton(VaadinIcon icon, String label, Runnable action) {
        var button = new Button(icon.create(), click -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(label);
        button.setTooltipText(label);
        return button;
    }
}
