package io.surveylink.workflow.internal;

import io.surveylink.common.OrgId;
import io.surveylink.salesforce.FieldDescription.Size;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.survey.QuestionType;
import io.surveylink.survey.SurveyDefinition;
import io.surveylink.survey.SurveyDefinition.Question;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.FieldMapping.WhenEmpty;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.SurveySources;
import io.surveylink.workflow.TextTemplate;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.ValueSource.AnswerForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The task of a template: standard fields with the types and lengths of the Object Reference (API 65), each filled with
 * what the survey calls by its meaning. What nothing is found for is left out; the check says what is missing.
 */
final class TemplateTask {

    private final SurveyDefinition survey;
    private final SurveySources sources;
    private final List<FieldMapping> mappings = new ArrayList<>();

    private TemplateTask(SurveyDefinition survey) {
        this.survey = survey;
        this.sources = new SurveySources(survey);
    }

    static SalesforceTask contact(String key, @Nullable OrgId org, SurveyDefinition survey) {
        var task = new TemplateTask(survey);
        task.fill("LastName", "Last Name", "string", 80, task.lastName());
        task.fill("FirstName", "First Name", "string", 40, task.firstName());
        task.fill("Email", "Email", "email", 80, task.email());
        task.fill("Phone", "Business Phone", "phone", 40, task.phone());
        task.fill("Title", "Title", "string", 128, task.named("title", "job title", "position", "役職"));
        task.fill("Department", "Department", "string", 80, task.named("department", "部署", "部署名"));
        return task.upsert(key, org, "Contact");
    }

    static SalesforceTask supportCase(String key, @Nullable OrgId org, SurveyDefinition survey) {
        var task = new TemplateTask(survey);
        task.fill("Subject", "Subject", "string", 255, task.firstAnswer());
        task.fill("Description", "Description", "textarea", 32_000, task.allAnswers());
        task.fill("SuppliedName", "Name", "string", 80, task.fullName());
        task.fill("SuppliedEmail", "Email Address", "email", 80, task.email());
        task.fill("SuppliedPhone", "Phone", "phone", 40, task.phone());
        task.fill("SuppliedCompany", "Company", "string", 80, task.named("company", "company name", "会社", "会社名"));
        return task.upsert(key, org, "Case");
    }

    /** Which field finds the record is seen when the org is described. */
    private SalesforceTask upsert(String key, @Nullable OrgId org, String object) {
        return new SalesforceTask(key, org, WriteOperation.UPSERT, object, object, null, mappings);
    }

    private void fill(String field, String label, String type, int length, Optional<ValueSource> source) {
        source.ifPresent(found ->
                mappings.add(new FieldMapping(field, label, type, new Size(length, 0, 0), found, WhenEmpty.SKIP)));
    }

    private Optional<ValueSource> named(String... names) {
        return Stream.of(names).flatMap(name -> sources.named(name).stream()).findFirst();
    }

    private Optional<ValueSource> lastName() {
        return named("last name", "surname", "family name", "姓", "名字");
    }

    private Optional<ValueSource> firstName() {
        return named("first name", "given name", "forename", "名");
    }

    private Optional<ValueSource> phone() {
        return named("phone", "phone number", "telephone", "tel", "mobile", "電話", "電話番号");
    }

    private Optional<ValueSource> email() {
        return named("email", "email address", "mail", "メール", "メールアドレス")
                .or(() -> survey.questions().stream()
                        .filter(question -> question.type() == QuestionType.EMAIL)
                        .<ValueSource>map(question -> new ValueSource.Answer(question.code(), AnswerForm.LABEL))
                        .findFirst());
    }

    private Optional<ValueSource> fullName() {
        return named("name", "full name", "氏名", "お名前").or(() -> {
            String parts = Stream.of(firstName(), lastName())
                    .flatMap(Optional::stream)
                    .flatMap(source -> TextTemplate.place(source).stream())
                    .collect(Collectors.joining(" "));
            return parts.isEmpty() ? Optional.empty() : Optional.of(new ValueSource.Text(parts));
        });
    }

    /** What people see first of a case: the score, where the survey asks for one. */
    private Optional<ValueSource> firstAnswer() {
        return survey.questions().stream()
                .filter(question -> question.type() == QuestionType.NPS || question.type() == QuestionType.RATING)
                .findFirst()
                .or(() -> survey.questions().stream().findFirst())
                .map(question -> new ValueSource.Text(line(question)));
    }

    private Optional<ValueSource> allAnswers() {
        return survey.questions().isEmpty()
                ? Optional.empty()
                : Optional.of(new ValueSource.Text(
                        survey.questions().stream().map(TemplateTask::line).collect(Collectors.joining("\n"))));
    }

    private static String line(Question question) {
        return question.text() + ": "
                + TextTemplate.place(new ValueSource.Answer(question.code(), AnswerForm.LABEL))
                        .orElseThrow();
    }
}
