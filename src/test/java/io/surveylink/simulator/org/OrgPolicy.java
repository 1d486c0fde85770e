package io.surveylink.simulator.org;

/**
 * What an administrator, or Salesforce itself, has decided about a whole org.
 *
 * @param active false once Salesforce has locked the org: nobody gets in
 * @param apiEnabled whether the edition has the API
 * @param myDomainOnly whether users have to log in at the org's own domain, not at the common login host
 * @param soapLogin whether login() of versions before 65 works: off in new orgs
 * @param requestLimit API requests in 24 hours
 * @param loginLimit logins and refreshes of one user in an hour
 */
public record OrgPolicy(
        boolean active, boolean apiEnabled, boolean myDomainOnly, boolean soapLogin, int requestLimit, int loginLimit) {

    /** Enterprise Edition with a few licences: 100,000 requests and 1,000 for each of them. */
    public static final OrgPolicy DEFAULT = new OrgPolicy(true, true, false, false, 110_000, 3_600);

    public OrgPolicy withActive(boolean value) {
        return new OrgPolicy(value, apiEnabled, myDomainOnly, soapLogin, requestLimit, loginLimit);
    }

    public OrgPolicy withApiEnabled(boolean value) {
        return new OrgPolicy(active, value, myDomainOnly, soapLogin, requestLimit, loginLimit);
    }

    public OrgPolicy withMyDomainOnly(boolean value) {
        return new OrgPolicy(active, apiEnabled, value, soapLogin, requestLimit, loginLimit);
    }

    public OrgPolicy withSoapLogin(boolean value) {
        return new OrgPolicy(active, apiEnabled, myDomainOnly, value, requestLimit, loginLimit);
    }

    public OrgPolicy withRequestLimit(int value) {
        return new OrgPolicy(active, apiEnabled, myDomainOnly, soapLogin, value, loginLimit);
    }

    public OrgPolicy withLoginLimit(int value) {
        return new OrgPolicy(active, apiEnabled, myDomainOnly, soapLogin, requestLimit, value);
    }
}
