package io.surveylink.survey.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.ui.Errors;
import io.surveylink.survey.QuestionType;
import io.surveylink.survey.SurveyDefinition.Question;
import io.surveylink.survey.Surveys.NewQuestion;
import java.util.function.Consumer;

/** Adds or changes a question. Type and code stay once it exists: senders and mappings refer to them. */
final class QuestionDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final int TEXT_LENGTH = 1000;
    private static final int CODE_LENGTH = 60;

    private final Select<QuestionType> type = new Select<>();
    private final TextField code = new TextField();
    private final TextArea text = new TextArea();
    private final ChoicesField choices = new ChoicesField();
    private final transient Consumer<QuestionDialog> save;

    private QuestionDialog(String title, String action, Consumer<QuestionDialog> save) {
        this.save = save;
        addClassName("sl-dialog");
        setHeaderTitle(getTranslation(title));
        setWidth("560px");
        type.setLabel(getTranslation("survey.question.type"));
        type.setItems(QuestionType.values());
        type.setItemLabelGenerator(t -> getTranslation("survey.type." + t.name()));
        type.setWidthFull();
        type.addValueChangeListener(
                change -> choices.setVisible(change.getValue().hasChoices()));
        text.setLabel(getTranslation("survey.question.text"));
        text.setMaxLength(TEXT_LENGTH);
        text.setWidthFull();
        text.setAutofocus(true);
        code.setLabel(getTranslation("survey.question.code"));
        code.setHelperText(getTranslation("survey.question.code.help"));
        code.setMaxLength(CODE_LENGTH);
        code.setAllowedCharPattern("[A-Za-z0-9_-]");
        code.setWidthFull();
        type.setValue(QuestionType.TEXT);
        var form = new Div(text, type, code, choices);
        form.addClassName("sl-form");
        add(form);
        var cancel = new Button(getTranslation("common.action.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var act = new Button(getTranslation(action), click -> save());
        act.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, act);
    }

    static QuestionDialog forNew(Consumer<NewQuestion> save) {
        return new QuestionDialog(
                "survey.question.add",
                "survey.question.add",
                dialog -> save.accept(new NewQuestion(
                        dialog.code.getValue(),
                        dialog.type.getValue(),
                        dialog.text.getValue().strip(),
                        dialog.choices.choicesFor(dialog.type.getValue()))));
    }

    static QuestionDialog forExisting(Question question, Consumer<Question> save) {
        var dialog = new QuestionDialog(
                "survey.question.edit",
                "common.action.save",
                edited -> save.accept(new Question(
                        question.id(),
                        question.code(),
                        question.type(),
                        edited.text.getValue().strip(),
                        edited.choices.choicesFor(question.type()),
                        question.version())));
        dialog.type.setValue(question.type());
        dialog.type.setReadOnly(true);
        dialog.code.setValue(question.code());
        dialog.code.setReadOnly(true);
        dialog.code.setHelperText(dialog.getTranslation("survey.question.code.fixed"));
        dialog.text.setValue(question.text());
        dialog.choices.setChoices(question.choices());
        return dialog;
    }

    private void save() {
        boolean complete = require(text, !text.getValue().isBlank(), "survey.question.text.missing");
        complete &= require(code, !code.getValue().isBlank(), "survey.question.code.missing");
        complete &= !type.getValue().hasChoices() || choices.validate();
        if (!complete) {
            return;
        }
        try {
            save.accept(this);
            close();
        } catch (DomainException e) {
            if (e.code() == ErrorCode.QUESTION_CODE_TAKEN) {
                require(code, false, e.code().textKey());
            } else {
                Errors.show(e);
            }
        }
    }

    private boolean require(HasValidation field, boolean valid, String messageKey) {
        field.setErrorMessage(getTranslation(messageKey));
        field.setInvalid(!valid);
        return valid;
    }
}
