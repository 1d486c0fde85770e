package io.surveylink.ownership.internal;

import io.surveylink.common.OrgId;
import io.surveylink.common.UserId;
import io.surveylink.ownership.OwnedAccounts;
import io.surveylink.ownership.OwnedAccounts.LinkedTo;
import io.surveylink.ownership.OwnedAccounts.OwnedSlots;
import io.surveylink.ownership.internal.BindingRepository.FormerBinding;
import io.surveylink.ownership.internal.PreparationRepository.Chosen;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which account of a new owner would serve an org: the one that was chosen, or the only one. */
@Component
class NewOwnersAccounts {

    private final OwnedAccounts accounts;

    NewOwnersAccounts(OwnedAccounts accounts) {
        this.accounts = accounts;
    }

    OwnedSlots slotsOf(UserId user) {
        return accounts.slotsOf(user);
    }

    static List<LinkedTo> in(OrgId org, OwnedSlots slots) {
        return slots.accounts().stream()
                .filter(account -> account.org().equals(org))
                .toList();
    }

    /** A choice counts for the Salesforce user that it was made for. */
    static Optional<LinkedTo> serving(List<LinkedTo> candidates, @Nullable Chosen chosen) {
        if (chosen == null) {
            return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
        }
        return candidates.stream()
                .filter(account -> account.id().equals(chosen.account()))
                .filter(account -> account.salesforceUserId().equals(chosen.salesforceUserId()))
                .findFirst();
    }

    Map<OrgId, FormerBinding> serving(UserId user, Collection<OrgId> orgs, Map<OrgId, Chosen> chosen) {
        var slots = accounts.slotsOf(user);
        var serving = new LinkedHashMap<OrgId, FormerBinding>();
        for (var org : orgs) {
            serving(in(org, slots), chosen.get(org))
                    .ifPresent(account ->
                            serving.put(org, new FormerBinding(org, account.id(), account.salesforceUserId())));
        }
        return serving;
    }
}
