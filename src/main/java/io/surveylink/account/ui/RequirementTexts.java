package io.surveylink.account.ui;

import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.account.Evidence;
import io.surveylink.account.Requirement;
import io.surveylink.account.RequirementFinding;
import io.surveylink.account.RequirementState;
import io.surveylink.common.ui.Mark;
import io.surveylink.oauth.Refusals;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Findings in words, in one language: that of the screen, or that of the reader of a letter. */
final class RequirementTexts {

    private static final String STEP_OF_PATH = " > ";

    private final Refusals refusals;
    private final Locale locale;

    RequirementTexts(Refusals refusals, Locale locale) {
        this.refusals = refusals;
        this.locale = locale;
    }

    static Mark mark(RequirementState state) {
        return switch (state) {
            case OK -> Mark.SUCCEEDED;
            case MISSING -> Mark.FAILED;
            case UNKNOWN -> Mark.UNKNOWN;
        };
    }

    String text(String key, Object... arguments) {
        return I18NProvider.translate(locale, key, arguments);
    }

    /** What is needed, without of what. */
    String name(RequirementFinding finding) {
        return name(finding.requirement());
    }

    private String name(Requirement requirement) {
        return text("requirement.name." + requirement);
    }

    String nameWithSubject(RequirementFinding finding) {
        return nameWithSubject(finding.requirement(), finding.subject());
    }

    /** @param subject as of {@link RequirementFinding#subject} */
    String nameWithSubject(Requirement requirement, String subject) {
        return (name(requirement) + " " + subject).strip();
    }

    /** Why it stands as it does, and before it the steps that need it. */
    String reason(RequirementFinding finding) {
        String steps = finding.neededBy().stream()
                .map(step -> text("requirement.neededBy", step.workflowName(), step.number()))
                .collect(Collectors.joining(separator()));
        String evidence = evidence(finding);
        return steps.isEmpty() ? evidence : text("requirement.reason", steps, evidence);
    }

    /** What a Salesforce admin is asked for: a setting, or where nobody else can see it a question. */
    String request(RequirementFinding finding) {
        if (finding.state() != RequirementState.UNKNOWN) {
            return reason(finding);
        }
        return switch (finding.requirement()) {
            case LOGIN_IP_RANGES ->
                finding.evidence() == Evidence.RANGES_NOT_SHOWN
                        ? text(
                                "requirement.question.LOGIN_IP_RANGES",
                                finding.arguments().getFirst())
                        : text("requirement.question.LOGIN_IP_RANGES.noAddress");
            case SESSION_LOCK, REFRESH_TOKEN_POLICY, APP_INSTALLED, OBJECT_VIEW_ALL, OBJECT_MODIFY_ALL ->
                text("requirement.question." + finding.requirement());
            case API_ENABLED,
                    PERMITTED_USERS,
                    OBJECT_READ,
                    OBJECT_CREATE,
                    OBJECT_EDIT,
                    OBJECT_DELETE,
                    RECORD_TYPE,
                    FIELD_READ,
                    FIELD_EDIT,
                    FIELD_TYPE,
                    EXTERNAL_ID,
                    EXTERNAL_ID_UNIQUE -> reason(finding);
        };
    }

    /** Why it stands as it does. */
    String evidence(RequirementFinding finding) {
        return text("requirement.evidence." + finding.evidence(), arguments(finding));
    }

    private Object[] arguments(RequirementFinding finding) {
        return switch (finding.evidence()) {
            case REFUSED, NOT_ASKED -> new Object[] {refusal(finding.arguments().getFirst())};
            case ENDS_WHILE_IDLE, ENDS_IN_ANY_CASE, GOOD_WHILE_USED, LOCK_NOT_SHOWN ->
                finding.arguments().stream().map(Integer::valueOf).toArray();
            case API_ANSWERED,
                    APP_IS_INSTALLED,
                    SIGN_IN_WORKS,
                    GOOD_UNTIL_REVOKED,
                    DESCRIBED,
                    ALL_DATA,
                    ALL_RECORDS,
                    RECORD_TYPE_AVAILABLE,
                    APP_NOT_INSTALLED,
                    NOT_DESCRIBED,
                    NOT_PERMITTED,
                    OWN_RECORDS_ONLY,
                    RECORD_TYPE_NOT_AVAILABLE,
                    RECORD_TYPE_GONE,
                    READ_ONLY_FOR_USER,
                    READ_ONLY_FOR_ALL,
                    TYPE_CHANGED,
                    NOT_EXTERNAL_ID,
                    NOT_UNIQUE,
                    RANGES_NOT_SHOWN,
                    ADDRESSES_NOT_SET,
                    IDENTITY_SILENT,
                    SETUP_NOT_SHOWN,
                    APP_NOT_LISTED,
                    APP_NAME_NOT_TOLD,
                    QUERY_REFUSED -> finding.arguments().toArray();
        };
    }

    private String refusal(String code) {
        var error = refusals.error(code);
        return text(error.code().textKey(), error.arguments().toArray());
    }

    /** The way through Setup, step by step. */
    List<String> path(RequirementFinding finding) {
        return path(
                finding.requirement(),
                Objects.requireNonNullElse(finding.object(), ""),
                Objects.requireNonNullElse(finding.field(), ""));
    }

    private List<String> path(Requirement requirement, String object, String field) {
        return Arrays.asList(
                text("requirement.where." + requirement.place(), object, field).split(STEP_OF_PATH));
    }

    String pathInOneLine(RequirementFinding finding) {
        return String.join(STEP_OF_PATH, path(finding));
    }

    /** @param subject as of {@link RequirementFinding#subject} */
    String pathInOneLine(Requirement requirement, String subject) {
        int dot = subject.indexOf('.');
        return String.join(
                STEP_OF_PATH,
                dot < 0
                        ? path(requirement, subject, "")
                        : path(requirement, subject.substring(0, dot), subject.substring(dot + 1)));
    }

    String helper(Evidence.Helper helper) {
        return text("requirement.helper." + helper);
    }

    /** Between the items of an enumeration. */
    String separator() {
        return locale.getLanguage().equals(Locale.JAPANESE.getLanguage()) ? "、" : ", ";
    }
}
