package io.surveylink.account;

import io.surveylink.common.AccountId;
import io.surveylink.common.DomainException;
import io.surveylink.common.OrgId;
import io.surveylink.common.UserId;
import io.surveylink.user.Actor;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Linked accounts: at most five per user, each a slot. Use, rename and refresh are their person's alone. */
public interface LinkedAccounts {

    /** Slots per user; enforced by a unique key, not by counting. */
    int SLOTS = 5;

    /** The actor's own, broken ones first, then by slot. */
    List<Account> mine(Actor actor);

    /** The actor's own confirmed accounts in an org. */
    List<Account> mineIn(Actor actor, OrgId org);

    /** Where the actor's accounts are used; what is used nowhere is left out. */
    Map<AccountId, AccountUsage.Usage> usageOfMine(Actor actor);

    /** Any accounts by id, for "Runs as" chips and run lists; one query. */
    Map<AccountId, Account> findAll(Collection<AccountId> ids);

    /** @throws io.surveylink.common.DomainException NOT_FOUND unless it is the actor's own */
    Account get(Actor actor, AccountId id);

    /**
     * How many other people here have linked the same Salesforce user; who they are is nobody's business.
     *
     * @throws io.surveylink.common.DomainException NOT_FOUND unless it is the actor's own
     */
    int othersWithSameUser(Actor actor, AccountId id);

    void rename(Actor actor, AccountId id, String name);

    /** Says that the linked user and org are the right ones; the account is usable from then on. */
    Account confirm(Actor actor, AccountId id);

    /** Exchanges the refresh token now; the account's new state tells how it went. */
    Account refresh(Actor actor, AccountId id);

    /** What deleting would stop, for the confirmation. */
    DeletionImpact impactOfDeleting(Actor actor, AccountId id);

    /** Revokes the token, frees the slot, unbinds; what waits is held, nothing is lost. */
    void delete(Actor actor, AccountId id);

    /** Why an account does not work, for the code that its state bears: who can mend it, and where. */
    DomainException reason(String stateCode);

    /** The owner of an account. */
    UserId ownerOf(AccountId id);

    /** @param workflows names of the workflows that stop, {@code heldRuns} how many runs will wait */
    record DeletionImpact(List<String> projects, List<String> workflows, long heldRuns) {}
}
