package io.surveylink.oauth;

/**
 * SPI, implemented by workflow: notes that somebody just signed in at Salesforce as a proof. The token is revoked
 * whatever comes of it. Called outside of any transaction.
 */
public interface ProofHandler {

    /**
     * @return the path to show next, without leading slash
     * @throws io.surveylink.common.DomainException if the sign-in does not prove what was wanted
     */
    String proved(SignInRequest request, SalesforceIdentity identity);
}
