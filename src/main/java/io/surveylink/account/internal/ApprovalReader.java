package io.surveylink.account.internal;

import io.surveylink.salesforce.SalesforceGateway;
import io.surveylink.salesforce.SalesforceSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts what Salesforce keeps of a user's approvals of our app: five, and a sixth drops the oldest without a word. Any
 * user may read the own ones (object OauthToken); tokens themselves are never asked for.
 */
@Component
class ApprovalReader {

    private static final String APP = "AppName";

    private final SalesforceGateway salesforce;

    ApprovalReader(SalesforceGateway salesforce) {
        this.salesforce = salesforce;
    }

    /** @param app the name that the app bears in the org; Salesforce tells no other mark of it */
    record Approvals(String app, int used) {}

    /**
     * Asks Salesforce.
     *
     * @param knownApp null right after a sign-in: the newest approval is then ours
     * @return empty if the org lists none
     * @throws io.surveylink.salesforce.SalesforceException if it does not answer
     */
    Optional<Approvals> read(SalesforceSession session, String salesforceUserId, @Nullable String knownApp) {
        var rows = salesforce
                .query(
                        session,
                        "SELECT AppName, CreatedDate FROM OauthToken WHERE UserId = '" + salesforceUserId
                                + "' ORDER BY CreatedDate DESC")
                .value();
        return Optional.ofNullable(knownApp)
                .or(() -> rows.stream().findFirst().map(row -> row.getOrDefault(APP, "")))
                .map(app -> new Approvals(app, count(rows, app)));
    }

    private static int count(List<Map<String, String>> rows, String app) {
        return (int) rows.stream().filter(row -> app.equals(row.get(APP))).count();
    }
}
