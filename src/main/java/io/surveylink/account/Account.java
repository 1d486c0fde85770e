package io.surveylink.account;

import io.surveylink.common.AccountId;
import io.surveylink.common.Environment;
import io.surveylink.common.OrgId;
import io.surveylink.common.UserId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A linked account as its person sees it; others see its name, org, username and state.
 *
 * @param checkedAt when Salesforce was last asked about it without a run
 * @param refreshedAt when its refresh token was last used, or given
 * @param signInWaits somebody signed in at what may be its sandbox, refreshed: an admin has to say so first
 * @param approvalsUsed how many of {@link #APPROVALS} the Salesforce user has given to our app; null if not known
 */
public record Account(
        AccountId id,
        UserId userId,
        int slot,
        String name,
        OrgId orgId,
        String orgName,
        String orgSalesforceId,
        String orgHost,
        Environment environment,
        String salesforceUserId,
        String username,
        String displayName,
        AccountState state,
        @Nullable String stateCode,
        Instant stateSince,
        @Nullable Instant lastUsedAt,
        @Nullable Instant checkedAt,
        @Nullable Integer approvalsUsed,
        Instant refreshedAt,
        boolean signInWaits,
        Instant createdAt,
        int version) {

    /** Salesforce keeps as many per user and app and drops the oldest (Salesforce Help, "Manage OAuth Access Policies"). */
    public static final int APPROVALS = 5;

    /** Days after which Salesforce ends a refresh token that is not used ("Idle TTL limit"); an app may set fewer. */
    private static final Duration IDLE_LIMIT = Duration.ofDays(30);

    /** Until when the sign-in lasts though nothing used it. */
    public Instant idleUntil() {
        return refreshedAt.plus(IDLE_LIMIT);
    }
}
