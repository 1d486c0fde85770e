package io.surveylink.workflow;

import io.surveylink.common.AccountId;
import io.surveylink.salesforce.ObjectDescription;
import io.surveylink.salesforce.ObjectSummary;
import io.surveylink.user.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Objects and fields of an org as one account sees them. Always an account of the person who asks, never the owner's.
 * What was read is kept in memory for a while: one call per object, not per key press.
 */
public interface OrgSchemas {

    /** While editing. */
    Duration RECENT = Duration.ofMinutes(10);

    /** "Read again". */
    Duration NOW = Duration.ZERO;

    /**
     * The objects that the account sees.
     *
     * @param maxAge how old an earlier answer may be
     * @throws io.surveylink.common.DomainException NOT_FOUND unless the account is the actor's own;
     *     SALESFORCE_UNREACHABLE, ACCOUNT_NEEDS_REAUTHENTICATION or SALESFORCE_REFUSED if there is no earlier answer
     *     either
     */
    Read<List<ObjectSummary>> objects(Actor actor, AccountId account, Duration maxAge);

    /** An object with its fields; empty if it is not there for this account. Errors as {@link #objects}. */
    Read<Optional<ObjectDescription>> object(Actor actor, AccountId account, String object, Duration maxAge);

    /**
     * An answer of Salesforce.
     *
     * @param current false if Salesforce did not answer now and this is what it told last
     */
    record Read<T>(T value, Instant readAt, boolean current) {}
}
