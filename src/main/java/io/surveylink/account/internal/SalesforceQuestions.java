package io.surveylink.account.internal;

import io.surveylink.account.AccountSessions;
import io.surveylink.common.AccountId;
import io.surveylink.salesforce.Answer;
import io.surveylink.salesforce.FaultClass;
import io.surveylink.salesforce.ObjectDescription;
import io.surveylink.salesforce.ObjectSummary;
import io.surveylink.salesforce.SalesforceException;
import io.surveylink.salesforce.SalesforceException.Outcome;
import io.surveylink.salesforce.SalesforceGateway;
import io.surveylink.salesforce.SalesforceSession;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads Salesforce as one account. What its user may not ask is an answer too; what time mends is an exception. */
@Component
class SalesforceQuestions {

    /** Objects per describe (Partner API, describeSObjects). */
    private static final int MAX_OBJECTS = 100;

    /** Of a write they mean the org; of a query, that this user or edition has no such table. */
    private static final Set<String> REFUSALS_OF_A_TABLE = Set.of("INSUFFICIENT_ACCESS", "FUNCTIONALITY_NOT_ENABLED");

    private final SalesforceGateway salesforce;

    SalesforceQuestions(SalesforceGateway salesforce) {
        this.salesforce = salesforce;
    }

    /** Rows, or the code by which the org refused to tell. */
    sealed interface Rows {

        record Told(List<Map<String, String>> rows) implements Rows {}

        record Refused(String code) implements Rows {}
    }

    Rows query(AccountSessions sessions, AccountId account, String soql) {
        // Caught inside the call: what one query may not see says nothing of the account's state.
        return sessions.call(account, session -> rows(session, soql)).value();
    }

    private Answer<Rows> rows(SalesforceSession session, String soql) {
        try {
            var answer = salesforce.query(session, soql);
            return new Answer<>(new Rows.Told(answer.value()), answer.usage());
        } catch (SalesforceException e) {
            if (isAboutTheQuery(e)) {
                return new Answer<>(new Rows.Refused(e.code()), e.usage());
            }
            throw e;
        }
    }

    /**
     * The objects that the user sees, by name without regard to case. One call as long as all are there; where one is
     * not, the whole describe is refused, and the list of objects tells which to leave out.
     */
    Map<String, ObjectDescription> describe(AccountSessions sessions, AccountId account, Collection<String> objects) {
        Map<String, ObjectDescription> described = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (objects.isEmpty()) {
            return described;
        }
        try {
            describeAll(sessions, account, List.copyOf(objects), described);
        } catch (SalesforceException e) {
            if (e.faultClass() != FaultClass.SCHEMA) {
                throw e;
            }
            var shown = shownTo(sessions, account);
            describeAll(
                    sessions,
                    account,
                    objects.stream()
                            .filter(object -> shown.contains(object.toLowerCase(Locale.ROOT)))
                            .toList(),
                    described);
        }
        return described;
    }

    private void describeAll(
            AccountSessions sessions,
            AccountId account,
            List<String> objects,
            Map<String, ObjectDescription> described) {
        for (int from = 0; from < objects.size(); from += MAX_OBJECTS) {
            var some = new ArrayList<>(objects.subList(from, Math.min(from + MAX_OBJECTS, objects.size())));
            sessions.call(account, session -> salesforce.describe(session, some))
                    .value()
                    .forEach(object -> described.put(object.name(), object));
        }
    }

    private Set<String> shownTo(AccountSessions sessions, AccountId account) {
        return sessions.call(account, salesforce::describeGlobal).value().stream()
                .map(ObjectSummary::name)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static boolean isAboutTheQuery(SalesforceException e) {
        if (e.outcome() != Outcome.REFUSED) {
            return false;
        }
        return switch (e.faultClass()) {
            case PERMISSION, SCHEMA, DATA, AUTOMATION, UNKNOWN -> true;
            case BLOCKED_BY_ORG -> REFUSALS_OF_A_TABLE.contains(e.code());
            case SESSION_INVALID, TRANSIENT, DAILY_LIMIT, CONCURRENT_LIMIT -> false;
        };
    }
}
