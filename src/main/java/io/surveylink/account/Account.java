package io.surveylink.account;

import io.surveylink.common.AccountId;
import io.surveylink.common.Environment;
import io.surveylink.common.OrgId;
import io.surveylink.common.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A linked account as its person sees it; others see its name, org, username and state. */
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
        Instant createdAt,
        int version) {}
