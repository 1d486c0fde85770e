package io.surveylink.workflow.internal;

import io.surveylink.account.AccountErrors;
import io.surveylink.account.AccountSessions;
import io.surveylink.account.AccountUnavailableException;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.AccountId;
import io.surveylink.salesforce.FaultClass;
import io.surveylink.salesforce.ObjectDescription;
import io.surveylink.salesforce.ObjectSummary;
import io.surveylink.salesforce.SalesforceException;
import io.surveylink.salesforce.SalesforceGateway;
import io.surveylink.salesforce.SalesforceSession;
import io.surveylink.user.Actor;
import io.surveylink.workflow.OrgSchemas;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

@Component
class OrgSchemaReader implements OrgSchemas {

    /** A description of a large object takes some hundred kilobytes. */
    private static final int OBJECTS_IN_MEMORY = 200;

    private static final int LISTS_IN_MEMORY = 50;

    private final LinkedAccounts accounts;
    private final AccountSessions sessions;
    private final SalesforceGateway salesforce;
    private final Clock clock;
    private final BoundedCache<AccountId, Read<List<ObjectSummary>>> lists = new BoundedCache<>(LISTS_IN_MEMORY);
    private final BoundedCache<ObjectOfAccount, Read<Optional<ObjectDescription>>> objects =
            new BoundedCache<>(OBJECTS_IN_MEMORY);

    OrgSchemaReader(LinkedAccounts accounts, AccountSessions sessions, SalesforceGateway salesforce, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.salesforce = salesforce;
        this.clock = clock;
    }

    private record ObjectOfAccount(AccountId account, String object) {}

    @Override
    public Read<List<ObjectSummary>> objects(Actor actor, AccountId account, Duration maxAge) {
        accounts.get(actor, account);
        return read(
                lists,
                account,
                account,
                maxAge,
                session -> salesforce.describeGlobal(session).value());
    }

    @Override
    public Read<Optional<ObjectDescription>> object(Actor actor, AccountId account, String object, Duration maxAge) {
        accounts.get(actor, account);
        var key = new ObjectOfAccount(account, object.toLowerCase(Locale.ROOT));
        return read(objects, key, account, maxAge, session -> describe(session, object));
    }

    private Optional<ObjectDescription> describe(SalesforceSession session, String object) {
        try {
            return salesforce.describe(session, List.of(object)).value().stream()
                    .findFirst();
        } catch (SalesforceException e) {
            if (e.faultClass() == FaultClass.SCHEMA) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private <K, T> Read<T> read(
            BoundedCache<K, Read<T>> cache,
            K key,
            AccountId account,
            Duration maxAge,
            Function<SalesforceSession, T> call) {
        var earlier = cache.get(key);
        if (earlier.isPresent() && earlier.get().readAt().plus(maxAge).isAfter(clock.instant())) {
            return earlier.get();
        }
        try {
            var fresh = new Read<>(sessions.call(account, call), clock.instant(), true);
            cache.put(key, fresh);
            return fresh;
        } catch (AccountUnavailableException | SalesforceException e) {
            return earlier.map(last -> new Read<>(last.value(), last.readAt(), false))
                    .orElseThrow(() -> AccountErrors.told(e));
        }
    }
}
