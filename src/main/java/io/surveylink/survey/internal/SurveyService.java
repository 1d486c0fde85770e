package io.surveylink.survey.internal;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.ProjectId;
import io.surveylink.common.Transactions;
import io.surveylink.project.Operation;
import io.surveylink.project.Projects;
import io.surveylink.survey.QuestionType;
import io.surveylink.survey.SurveyDefinition;
import io.surveylink.survey.SurveyDefinition.Choice;
import io.surveylink.survey.SurveyDefinition.Question;
import io.surveylink.survey.Surveys;
import io.surveylink.user.Actor;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

@Service
class SurveyService implements Surveys {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,60}");
    private static final int TEXT_LENGTH = 1000;
    private static final int CHOICE_LENGTH = 200;
    private static final int MOST_CHOICES = 200;

    private final SurveyRepository repository;
    private final SurveyRules rules;
    private final Projects projects;
    private final Transactions transactions;

    SurveyService(SurveyRepository repository, SurveyRules rules, Projects projects, Transactions transactions) {
        this.repository = repository;
        this.rules = rules;
        this.projects = projects;
        this.transactions = transactions;
    }

    @Override
    public SurveyDefinition get(Actor actor, ProjectId project) {
        projects.access(actor, project).require(Operation.SEE_NAMES);
        return repository.definition(project);
    }

    @Override
    public SurveyDefinition definition(ProjectId project) {
        return repository.definition(project);
    }

    @Override
    public void addQuestion(Actor actor, ProjectId project, NewQuestion question) {
        edit(actor, project, ErrorCode.QUESTION_CODE_TAKEN, () -> {
            requireCode(question.code(), "code");
            requireContent(question.type(), question.text(), question.choices());
            repository.insertQuestion(project, question);
        });
    }

    @Override
    public void changeQuestion(Actor actor, ProjectId project, Question question) {
        edit(actor, project, ErrorCode.QUESTION_CODE_TAKEN, () -> {
            requireContent(question.type(), question.text(), question.choices());
            if (!repository.updateQuestion(project, question)) {
                throw new DomainException(ErrorCode.STALE);
            }
        });
    }

    @Override
    public void removeQuestion(Actor actor, ProjectId project, String code) {
        edit(actor, project, ErrorCode.STALE, () -> repository.deleteQuestion(project, code));
    }

    @Override
    public void addEmbeddedData(Actor actor, ProjectId project, String name) {
        edit(actor, project, ErrorCode.EMBEDDED_DATA_NAME_TAKEN, () -> {
            requireCode(name, "name");
            repository.insertEmbeddedData(project, name);
        });
    }

    @Override
    public void removeEmbeddedData(Actor actor, ProjectId project, String name) {
        edit(actor, project, ErrorCode.STALE, () -> repository.deleteEmbeddedData(project, name));
    }

    /** @param whenTaken what a name that is there already is told as */
    private void edit(Actor actor, ProjectId project, ErrorCode whenTaken, Runnable work) {
        try {
            transactions.write(() -> {
                projects.access(actor, project).require(Operation.EDIT_SURVEY);
                work.run();
            });
        } catch (DuplicateKeyException e) {
            throw new DomainException(e, whenTaken);
        }
        rules.forget(project);
    }

    private static void requireContent(QuestionType type, String text, List<Choice> choices) {
        require(!text.isBlank() && text.length() <= TEXT_LENGTH, "text");
        require(choices.isEmpty() != type.hasChoices() && choices.size() <= MOST_CHOICES, "choices");
        var codes = new HashSet<String>();
        for (Choice choice : choices) {
            requireCode(choice.code(), "choices");
            require(!choice.label().isBlank() && choice.label().length() <= CHOICE_LENGTH, "choices");
            require(codes.add(choice.code()), "choices");
        }
    }

    private static void requireCode(String code, String field) {
        require(CODE.matcher(code).matches(), field);
    }

    private static void require(boolean valid, String field) {
        if (!valid) {
            throw new DomainException(ErrorCode.INVALID_INPUT, field);
        }
    }
}
