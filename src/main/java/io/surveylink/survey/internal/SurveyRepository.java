package io.surveylink.survey.internal;

import static io.surveylink.jooq.Tables.EMBEDDED_DATA_FIELD;
import static io.surveylink.jooq.Tables.QUESTION;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;

import io.surveylink.common.ProjectId;
import io.surveylink.survey.QuestionType;
import io.surveylink.survey.SurveyDefinition;
import io.surveylink.survey.SurveyDefinition.Choice;
import io.surveylink.survey.SurveyDefinition.Question;
import io.surveylink.survey.Surveys.NewQuestion;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class SurveyRepository {

    private static final TypeReference<List<Choice>> CHOICES = new TypeReference<>() {};

    private final DSLContext database;
    private final JsonMapper jsonMapper;

    SurveyRepository(DSLContext database, JsonMapper jsonMapper) {
        this.database = database;
        this.jsonMapper = jsonMapper;
    }

    SurveyDefinition definition(ProjectId project) {
        var questions = database.select(
                        QUESTION.ID,
                        QUESTION.CODE,
                        QUESTION.TYPE.convertFrom(QuestionType::valueOf),
                        QUESTION.TEXT,
                        QUESTION.OPTIONS.convertFrom(json -> jsonMapper.readValue(json.data(), CHOICES)),
                        QUESTION.VERSION)
                .from(QUESTION)
                .where(QUESTION.PROJECT_ID.eq(project))
                .orderBy(QUESTION.POSITION, QUESTION.ID)
                .fetch(mapping(Question::new));
        var embeddedData = database.select(EMBEDDED_DATA_FIELD.NAME)
                .from(EMBEDDED_DATA_FIELD)
                .where(EMBEDDED_DATA_FIELD.PROJECT_ID.eq(project))
                .orderBy(EMBEDDED_DATA_FIELD.POSITION, EMBEDDED_DATA_FIELD.ID)
                .fetch(EMBEDDED_DATA_FIELD.NAME);
        return new SurveyDefinition(questions, embeddedData);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insertQuestion(ProjectId project, NewQuestion question) {
        int position = database.select(coalesce(max(QUESTION.POSITION), inline(0)))
                .from(QUESTION)
                .where(QUESTION.PROJECT_ID.eq(project))
                .fetchSingle()
                .value1();
        database.insertInto(QUESTION)
                .set(QUESTION.PROJECT_ID, project)
                .set(QUESTION.CODE, question.code())
                .set(QUESTION.POSITION, position + 1)
                .set(QUESTION.TYPE, question.type().name())
                .set(QUESTION.TEXT, question.text())
                .set(QUESTION.OPTIONS, json(question.choices()))
                .execute();
    }

    /** @return false if the question is gone or was changed since it was read */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean updateQuestion(ProjectId project, Question question) {
        return database.update(QUESTION)
                        .set(QUESTION.TEXT, question.text())
                        .set(QUESTION.OPTIONS, json(question.choices()))
                        .set(QUESTION.VERSION, question.version() + 1)
                        .where(QUESTION.PROJECT_ID.eq(project))
                        .and(QUESTION.ID.eq(question.id()))
                        .and(QUESTION.CODE.eq(question.code()))
                        .and(QUESTION.TYPE.eq(question.type().name()))
                        .and(QUESTION.VERSION.eq(question.version()))
                        .execute()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void deleteQuestion(ProjectId project, String code) {
        database.deleteFrom(QUESTION)
                .where(QUESTION.PROJECT_ID.eq(project))
                .and(QUESTION.CODE.eq(code))
                .execute();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insertEmbeddedData(ProjectId project, String name) {
        int position = database.select(coalesce(max(EMBEDDED_DATA_FIELD.POSITION), inline(0)))
                .from(EMBEDDED_DATA_FIELD)
                .where(EMBEDDED_DATA_FIELD.PROJECT_ID.eq(project))
                .fetchSingle()
                .value1();
        database.insertInto(EMBEDDED_DATA_FIELD)
                .set(EMBEDDED_DATA_FIELD.PROJECT_ID, project)
                .set(EMBEDDED_DATA_FIELD.NAME, name)
                .set(EMBEDDED_DATA_FIELD.POSITION, position + 1)
                .execute();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void deleteEmbeddedData(ProjectId project, String name) {
        database.deleteFrom(EMBEDDED_DATA_FIELD)
                .where(EMBEDDED_DATA_FIELD.PROJECT_ID.eq(project))
                .and(EMBEDDED_DATA_FIELD.NAME.eq(name))
                .execute();
    }

    private JSON json(List<Choice> choices) {
        return JSON.json(jsonMapper.writeValueAsString(choices));
    }
}
