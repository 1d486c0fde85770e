package io.surveylink.account.internal;

import io.surveylink.account.Account;
import io.surveylink.account.AccountSessions;
import io.surveylink.account.AccountState;
import io.surveylink.account.AccountUnavailableException;
import io.surveylink.account.Evidence;
import io.surveylink.account.Requirement;
import io.surveylink.account.RequirementFinding;
import io.surveylink.account.Touched;
import io.surveylink.salesforce.ObjectDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Looks at an org with an account's own token: what the account needs at all, and what steps touch. Calls Salesforce:
 * never inside a transaction.
 */
@Component
class AccountInspection {

    private final SalesforceQuestions questions;
    private final SignInFindings signIn;

    AccountInspection(SalesforceQuestions questions, SignInFindings signIn) {
        this.questions = questions;
        this.signIn = signIn;
    }

    /**
     * Findings in the order of {@link Requirement}, each once.
     *
     * @param sessions by which Salesforce is called
     * @throws AccountUnavailableException if only a sign-in or time helps; not if the org turns the account away, which
     *     is a finding
     * @throws io.surveylink.salesforce.SalesforceException if Salesforce did not answer
     */
    List<RequirementFinding> inspect(AccountSessions sessions, Account account, List<Touched> touched) {
        try {
            // First of all, because its answer shows that the API is open.
            var access = new WideAccess(questions.query(sessions, account.id(), WideAccess.SYSTEM_QUERY), null);
            var findings = new ArrayList<>(signIn.working(sessions, account, access.maySeeSetup()));
            findings.addAll(objects(sessions, account, touched, access));
            return MergedFindings.of(findings);
        } catch (AccountUnavailableException e) {
            if (e.state() != AccountState.BLOCKED_BY_ORG) {
                throw e;
            }
            return MergedFindings.of(Stream.concat(
                            signIn.blocked(e.code()).stream(), touched.stream().map(step -> notAsked(step, e.code())))
                    .toList());
        }
    }

    private List<RequirementFinding> objects(
            AccountSessions sessions, Account account, List<Touched> touched, WideAccess system) {
        var described = questions.describe(
                sessions,
                account.id(),
                touched.stream()
                        .flatMap(Touched::objects)
                        .distinct()
                        .sorted(String.CASE_INSENSITIVE_ORDER)
                        .toList());
        var access = system;
        if (system.asksForObjects() && !described.isEmpty()) {
            var names = described.values().stream().map(ObjectDescription::name).toList();
            access = system.withObjects(questions.query(
                    sessions, account.id(), WideAccess.objectsQuery(names, account.salesforceUserId())));
        }
        var findings = new ArrayList<RequirementFinding>();
        for (Touched step : touched) {
            findings.addAll(TouchedCheck.findings(step, described, access));
        }
        return findings;
    }

    private static RequirementFinding notAsked(Touched step, String code) {
        return new RequirementFinding(
                Requirement.OBJECT_READ, Evidence.NOT_ASKED, List.of(code), step.object(), null, List.of(step.by()));
    }
}
