package io.surveylink.account;

import io.surveylink.common.AccountId;
import io.surveylink.common.OrgId;
import io.surveylink.user.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A sandbox that is refreshed comes back with another org id and without its tokens (Salesforce Help, "Refresh Your
 * Sandbox"). A sign-in there by a username that we know waits until an admin says, once, that it is the same org. Then
 * our org has the new id, the same username is the same user, and bindings stay; what was held goes on after the
 * mappings were checked.
 */
public interface SandboxRefreshes {

    /**
     * The sign-in that waits at the actor's account.
     *
     * @throws io.surveylink.common.DomainException NOT_FOUND unless the account is the actor's own
     */
    Optional<WaitingSignIn> waiting(Actor actor, AccountId account);

    /**
     * Sandboxes that somebody has to say a word about, the oldest question first.
     *
     * @throws io.surveylink.common.DomainException FORBIDDEN for anybody but admins
     */
    List<Question> open(Actor actor);

    /**
     * It is the same org. Calls Salesforce with every sign-in that waited; what cannot be asked is tried again like an
     * org that does not answer.
     *
     * @param now the id that the admin was shown
     * @throws io.surveylink.common.DomainException FORBIDDEN, STALE if there is no such question any more, ORG_IN_USE if
     *     the id has accounts or workflows of its own here by now
     */
    void confirm(Actor actor, OrgId org, String now);

    /**
     * It is another org: what waited is revoked, and a sign-in there is from now on one at another org.
     *
     * @param now the id that the admin was shown
     * @throws io.surveylink.common.DomainException FORBIDDEN, STALE if there is no such question any more
     */
    void decline(Actor actor, OrgId org, String now);

    /**
     * @param before our org's id in Salesforce
     * @param now the id with which somebody came back
     */
    record WaitingSignIn(String username, String orgName, String before, String now, Instant signedInAt) {}

    /**
     * @param before our org's id in Salesforce
     * @param now the id with which somebody came back
     * @param usernames of the sign-ins that wait
     * @param accounts how many of ours are linked in the org
     */
    record Question(
            OrgId org,
            String orgName,
            String host,
            String before,
            String now,
            Instant foundAt,
            List<String> usernames,
            int accounts) {

        public Question {
            usernames = List.copyOf(usernames);
        }
    }
}
