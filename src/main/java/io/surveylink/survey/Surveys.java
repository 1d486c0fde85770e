package io.surveylink.survey;

import io.surveylink.common.ProjectId;
import io.surveylink.user.Actor;
import java.util.List;

/**
 * Editing a project's survey. Codes and names have 1 to 60 of {@code A-Za-z0-9_-} and stay as they are: mappings and
 * senders refer to them.
 */
public interface Surveys {

    SurveyDefinition get(Actor actor, ProjectId project);

    /** For the engine and ingestion, which act for the project. */
    SurveyDefinition definition(ProjectId project);

    /** @throws io.surveylink.common.DomainException QUESTION_CODE_TAKEN, INVALID_INPUT with the field */
    void addQuestion(Actor actor, ProjectId project, NewQuestion question);

    /**
     * Changes text and choices.
     *
     * @throws io.surveylink.common.DomainException STALE if the question was changed meanwhile, INVALID_INPUT
     */
    void changeQuestion(Actor actor, ProjectId project, SurveyDefinition.Question question);

    /** Stored answers stay; responses that still bring an answer to it are rejected. */
    void removeQuestion(Actor actor, ProjectId project, String code);

    /** @throws io.surveylink.common.DomainException EMBEDDED_DATA_NAME_TAKEN, INVALID_INPUT */
    void addEmbeddedData(Actor actor, ProjectId project, String name);

    void removeEmbeddedData(Actor actor, ProjectId project, String name);

    /** A question to add at the end. */
    record NewQuestion(String code, QuestionType type, String text, List<SurveyDefinition.Choice> choices) {}
}
