package io.surveylink.workflow.internal;

import io.surveylink.common.ProjectId;
import io.surveylink.project.Projects;
import io.surveylink.survey.ResponseContent;
import io.surveylink.survey.ResponseStatus;
import io.surveylink.survey.Responses.StoredResponse;
import io.surveylink.survey.SurveyDefinition.Choice;
import io.surveylink.survey.SurveyDefinition.Question;
import io.surveylink.survey.Surveys;
import io.surveylink.workflow.WorkflowTrials;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Responses that trials are made with. */
@Component
class SampleResponses {

    private static final String ID = "SAMPLE";
    static final String MAIL = "sample@example.com";
    static final String TEXT = "Sample";
    static final BigDecimal NUMBER = new BigDecimal("7");
    private static final BigDecimal RATING = new BigDecimal("4");
    private static final BigDecimal NPS = new BigDecimal("9");

    private final Surveys surveys;
    private final Projects projects;
    private final Clock clock;

    SampleResponses(Surveys surveys, Projects projects, Clock clock) {
        this.surveys = surveys;
        this.projects = projects;
        this.clock = clock;
    }

    /** With an answer to every question and something in all embedded data. */
    StoredResponse madeUp(ProjectId project) {
        var survey = surveys.definition(project);
        var publicId = projects.find(project).orElseThrow().publicId();
        var answers = survey.questions().stream()
                .filter(question ->
                        !question.type().hasChoices() || !question.choices().isEmpty())
                .collect(Collectors.toMap(Question::code, this::answer));
        var data = survey.embeddedData().stream()
                .collect(Collectors.toMap(
                        name -> name, name -> name.toLowerCase(Locale.ROOT).endsWith("mail") ? MAIL : TEXT));
        return new StoredResponse(
                project, publicId, ID, ResponseStatus.COMPLETE, clock.instant(), ResponseContent.of(answers, data));
    }

    private Object answer(Question question) {
        return switch (question.type()) {
            case TEXT, LONG_TEXT -> TEXT;
            case NUMBER -> NUMBER;
            case RATING -> RATING;
            case NPS -> NPS;
            case SINGLE_CHOICE -> question.choices().getFirst().code();
            case MULTIPLE_CHOICE ->
                List.of(question.choices().stream()
                        .map(Choice::code)
                        .findFirst()
                        .orElseThrow());
            case DATE ->
                LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault()).toString();
            case EMAIL -> MAIL;
        };
    }

    /** The same response under an id that no real one has. */
    static StoredResponse marked(StoredResponse response) {
        return new StoredResponse(
                response.projectId(),
                response.projectPublicId(),
                WorkflowTrials.MARK + response.externalId(),
                response.status(),
                response.recordedAt(),
                response.content());
    }
}
