package io.surveylink.diagnosis.ui;

import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.Mark;
import io.surveylink.diagnosis.Answer;
import io.surveylink.diagnosis.Evidence;
import io.surveylink.diagnosis.Fact;
import io.surveylink.run.HoldCause;
import io.surveylink.run.ui.RunWords;
import org.jspecify.annotations.Nullable;

/** How answers are said. */
final class DiagnosisWords {

    private final LinkedAccounts accounts;

    DiagnosisWords(LinkedAccounts accounts) {
        this.accounts = accounts;
    }

    static Mark mark(Fact.State state) {
        return switch (state) {
            case OK -> Mark.SUCCEEDED;
            case PROBLEM -> Mark.FAILED;
            case UNKNOWN -> Mark.UNKNOWN;
            case NOT_ASKED -> Mark.SKIPPED;
        };
    }

    static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }

    static String sentence(Answer answer) {
        return text("diagnosis.fact." + answer.fact(), answer.arguments().toArray());
    }

    /** What more is known, in words; empty if nothing is. */
    String more(Answer answer) {
        var evidence = answer.evidence();
        return switch (answer.fact()) {
            case TOKEN_DEAD, ORG_BLOCKS, SALESFORCE_SILENT -> reason(evidence.code());
            case RUN_FAILED, RUN_UNCERTAIN, RUN_RETRIED -> error(evidence);
            case RUNS_HELD -> evidence.code() == null ? "" : RunWords.cause(HoldCause.valueOf(evidence.code()));
            case YOU_OWN,
                    YOU_EDIT,
                    YOU_VIEW,
                    YOU_ADMINISTER,
                    OWNER_ACTIVE,
                    OWNER_DEACTIVATED,
                    NO_ACCOUNT,
                    ACCOUNT_NOT_CHOSEN,
                    ACCOUNT_ELSEWHERE,
                    ACCOUNT_CHOSEN,
                    NO_ACCOUNT_NEEDED,
                    WRONG_ENVIRONMENT,
                    OTHER_ORG,
                    ORG_FITS,
                    ORG_NOT_ASKED,
                    TOKEN_ALIVE,
                    TOKEN_NOT_ASKED,
                    CONSENT_MISSING,
                    REVISION_WAITS,
                    CONSENT_GIVEN,
                    PERMISSION_LOST,
                    SCHEMA_CHANGED,
                    NOTHING_MISSING,
                    PERMISSIONS_NOT_ASKED,
                    ORG_LETS_IN,
                    POLICY_NOT_ASKED,
                    API_LIMIT,
                    API_BUDGET,
                    REQUESTS_LEFT,
                    NO_WORKFLOW,
                    NOT_PUBLISHED,
                    SWITCHED_OFF,
                    PAUSED,
                    PAUSED_BY_ADMIN,
                    ON,
                    CONDITIONS_UNMET,
                    RUN_NOT_SENT,
                    RUN_SUCCEEDED,
                    NO_ERROR,
                    NO_RUN_YET,
                    WAITS_FOR_EARLIER,
                    NOTHING_HELD -> "";
        };
    }

    /** The code, where the words do not say it already. */
    static String code(Answer answer) {
        var code = answer.evidence().code();
        return code == null || answer.fact() == Fact.RUNS_HELD ? "" : code;
    }

    private String reason(@Nullable String code) {
        return code == null || code.isEmpty() ? "" : Errors.sentence(accounts.reason(code));
    }

    private static String error(Evidence evidence) {
        var words = RunWords.error(evidence.code(), evidence.fields(), evidence.message());
        return words.equals(evidence.code()) ? "" : words;
    }
}
