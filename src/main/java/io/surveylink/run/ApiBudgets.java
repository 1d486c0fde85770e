package io.surveylink.run;

import io.surveylink.common.Environment;
import io.surveylink.common.OrgId;
import io.surveylink.user.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much of each org's API requests the console may use; an admin's right. */
public interface ApiBudgets {

    /** Percent of the org's requests in 24 hours, by whoever made them, at which the console stops. */
    int DEFAULT_PERCENT = 95;

    /**
     * The orgs that a workflow writes to, by name.
     *
     * @throws io.surveylink.common.DomainException FORBIDDEN
     */
    List<OrgBudget> list(Actor actor);

    /**
     * Sets the threshold; what it held goes on if there is room now.
     *
     * @param percent 1 to 100; 100 leaves it to Salesforce to refuse
     * @throws io.surveylink.common.DomainException FORBIDDEN, INVALID_INPUT, NOT_FOUND
     */
    void setPercent(Actor actor, OrgId org, int percent);

    /**
     * An org's requests.
     *
     * @param used as Salesforce last told, of the rolling 24 hours and of all its clients; null before the first answer
     * @param calls the console's own writing calls of the last 24 hours
     * @param saved requests that one call per record would have cost more
     */
    record OrgBudget(
            OrgId org,
            String name,
            Environment environment,
            @Nullable Integer used,
            @Nullable Integer limit,
            @Nullable Instant readAt,
            int percent,
            long calls,
            long saved,
            boolean held) {}
}
