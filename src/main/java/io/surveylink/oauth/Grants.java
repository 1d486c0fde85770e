package io.surveylink.oauth;

import io.surveylink.common.GrantId;
import io.surveylink.common.SalesforceAppId;
import io.surveylink.salesforce.SalesforceSession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The token vault: approvals of Salesforce users and their tokens, encrypted in the database. */
public interface Grants {

    /** Keeps the tokens of a new approval. Joins the caller's transaction. */
    GrantId store(SalesforceAppId app, TokenSet tokens);

    /** Ends the use of an approval. Joins the caller's transaction; {@link #revokeRetired} then tells Salesforce. */
    void retire(GrantId grant);

    /** Revokes at Salesforce what was retired; what Salesforce did not answer for is tried again by the next call. */
    void revokeRetired();

    SalesforceAppId appOf(GrantId grant);

    /** The session at hand, valid or not; empty if the tokens are dead. */
    Optional<GrantSession> session(GrantId grant);

    /**
     * Gets a new access token, by one token request over all nodes: whoever comes while another refreshes waits for
     * that one's result.
     *
     * @param generation of the session that Salesforce refused; if a newer one is there already, it is the answer
     */
    Refresh refresh(GrantId grant, int generation);

    /** Who the grant's user is, asked of Salesforce now; empty if it does not answer. */
    Optional<SalesforceIdentity> identity(GrantId grant, String organizationId, String userId);

    /** Grants in use whose refresh token has not been used since. */
    List<GrantId> idleSince(Instant time);

    /** @param generation raised with every access token */
    record GrantSession(SalesforceSession session, int generation) {}

    /**
     * How a refresh went. Codes are names of {@link io.surveylink.common.ErrorCode}, or Salesforce's own word where it
     * is not known to us; {@link Refusals} has the sentence.
     */
    sealed interface Refresh {

        record Refreshed(GrantSession session) implements Refresh {}

        /** Only a new sign-in helps. */
        record Dead(String code) implements Refresh {}

        /** The app or the org's policy refuses; the token is kept. */
        record Blocked(String code) implements Refresh {}

        /** No usable answer; time may mend it. */
        record Unanswered(String code) implements Refresh {}
    }
}
