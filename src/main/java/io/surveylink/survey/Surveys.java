package io.surveylink.survey;

import io.surveylink.common.ProjectId;
import io.surveylink.user.Actor;
import java.util.List;

/** Editing a project's survey. */
public interface Surveys {

    SurveyDefinition get(Actor actor, ProjectId project);

    /** For the engine and ingestion, which act for the project. */
    SurveyDefinition definition(ProjectId project);

    void addQuestion(Actor actor, ProjectId project, NewQuestion question);

    void changeQuestion(Actor actor, ProjectId project, SurveyDefinition.Question question);

    void removeQuestion(Actor actor, ProjectId project, String code);

    void addEmbeddedData(Actor actor, ProjectId project, String name);

    void removeEmbeddedData(Actor actor, ProjectId project, String name);

    /** A question to add at the end. */
    record NewQuestion(String code, QuestionType type, String text, List<SurveyDefinition.Choice> choices) {}
}
