package io.surveylink.account.internal;

import io.surveylink.account.Account;
import io.surveylink.account.AccountSessions;
import io.surveylink.account.Evidence;
import io.surveylink.account.Requirement;
import io.surveylink.account.RequirementFinding;
import io.surveylink.account.internal.SalesforceQuestions.Rows;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.GrantId;
import io.surveylink.common.SurveylinkProperties;
import io.surveylink.oauth.Grants;
import io.surveylink.oauth.Refusals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What every account needs, whatever it writes: the API, the app and a sign-in that lasts. */
@Component
class SignInFindings {

    /** Idle accounts are refreshed every week; what is shorter than this leaves no room for an outage. */
    private static final long NEEDED_IDLE_DAYS = 30;

    private final SalesforceQuestions questions;
    private final AccountRepository accounts;
    private final Grants grants;
    private final Refusals refusals;
    private final SurveylinkProperties properties;

    SignInFindings(
            SalesforceQuestions questions,
            AccountRepository accounts,
            Grants grants,
            Refusals refusals,
            SurveylinkProperties properties) {
        this.questions = questions;
        this.accounts = accounts;
        this.grants = grants;
        this.refusals = refusals;
        this.properties = properties;
    }

    /** Of an account whose session has just answered a call of the API. */
    List<RequirementFinding> working(AccountSessions sessions, Account account, boolean seesSetup) {
        GrantId grant = accounts.grantOf(account.id());
        return List.of(
                RequirementFinding.of(Requirement.API_ENABLED, Evidence.API_ANSWERED),
                appInstalled(account, grant),
                RequirementFinding.of(Requirement.PERMITTED_USERS, Evidence.SIGN_IN_WORKS),
                refreshTokenPolicy(sessions, account, seesSetup),
                loginIpRanges(),
                sessionLock());
    }

    /** Of an account that its org turns away: the cause is missing, of the rest nothing was told. */
    List<RequirementFinding> blocked(String code) {
        var cause = cause(code);
        var findings = new ArrayList<RequirementFinding>();
        for (Requirement requirement : List.of(
                Requirement.API_ENABLED,
                Requirement.APP_INSTALLED,
                Requirement.PERMITTED_USERS,
                Requirement.REFRESH_TOKEN_POLICY)) {
            findings.add(
                    cause.filter(requirement::equals).isPresent()
                            ? RequirementFinding.of(requirement, Evidence.REFUSED, code)
                            : RequirementFinding.of(requirement, Evidence.NOT_ASKED, code));
        }
        findings.add(
                cause.filter(Requirement.LOGIN_IP_RANGES::equals).isPresent()
                        ? RequirementFinding.of(Requirement.LOGIN_IP_RANGES, Evidence.REFUSED, code)
                        : loginIpRanges());
        findings.add(sessionLock());
        return findings;
    }

    /** Which requirement an org turns an account away for, where it is one of ours. */
    private Optional<Requirement> cause(String code) {
        ErrorCode known = refusals.error(code).code();
        return Optional.ofNullable(
                switch (known) {
                    case SALESFORCE_API_DISABLED, SALESFORCE_API_CLOSED_TO_SESSION -> Requirement.API_ENABLED;
                    case SALESFORCE_APP_NOT_INSTALLED -> Requirement.APP_INSTALLED;
                    case SALESFORCE_USER_NOT_APPROVED -> Requirement.PERMITTED_USERS;
                    case SALESFORCE_TOKEN_POLICY -> Requirement.REFRESH_TOKEN_POLICY;
                    case SALESFORCE_ADDRESS_RESTRICTED -> Requirement.LOGIN_IP_RANGES;
                    default -> null;
                });
    }

    private RequirementFinding appInstalled(Account account, GrantId grant) {
        Evidence evidence = grants.identity(grant, account.orgSalesforceId(), account.salesforceUserId())
                .map(identity -> identity.appInstalled() ? Evidence.APP_IS_INSTALLED : Evidence.APP_NOT_INSTALLED)
                .orElse(Evidence.IDENTITY_SILENT);
        return RequirementFinding.of(Requirement.APP_INSTALLED, evidence);
    }

    /**
     * ConnectedApplication tells it to users who see Setup, by the app's name in the org, which is that of the
     * user's approval. External Client Apps may have no row there.
     */
    private RequirementFinding refreshTokenPolicy(AccountSessions sessions, Account account, boolean seesSetup) {
        if (!seesSetup) {
            return RequirementFinding.of(Requirement.REFRESH_TOKEN_POLICY, Evidence.SETUP_NOT_SHOWN);
        }
        String name = accounts.approvalAppOf(account.id());
        if (name == null) {
            return RequirementFinding.of(Requirement.REFRESH_TOKEN_POLICY, Evidence.APP_NAME_NOT_TOLD);
        }
        var apps = questions.query(
                sessions,
                account.id(),
                "SELECT Name, RefreshTokenValidityPeriod, OptionsRefreshTokenValidityMetric FROM ConnectedApplication"
                        + " WHERE Name = '" + escaped(name) + "'");
        return switch (apps) {
            case Rows.Refused(String code) ->
                RequirementFinding.of(Requirement.REFRESH_TOKEN_POLICY, Evidence.QUERY_REFUSED, code);
            case Rows.Told(var rows) ->
                rows.isEmpty()
                        ? RequirementFinding.of(Requirement.REFRESH_TOKEN_POLICY, Evidence.APP_NOT_LISTED, name)
                        : policy(rows.getFirst());
        };
    }

    /** The period is in hours; none means until revoked. The metric is true where it counts from the last use. */
    private static RequirementFinding policy(Map<String, String> app) {
        String hours = app.get("RefreshTokenValidityPeriod");
        if (hours == null) {
            return RequirementFinding.of(Requirement.REFRESH_TOKEN_POLICY, Evidence.GOOD_UNTIL_REVOKED);
        }
        long days = Duration.ofHours((long) Double.parseDouble(hours)).toDays();
        if (!Boolean.parseBoolean(app.get("OptionsRefreshTokenValidityMetric"))) {
            return RequirementFinding.of(
                    Requirement.REFRESH_TOKEN_POLICY, Evidence.ENDS_IN_ANY_CASE, Long.toString(days));
        }
        return days < NEEDED_IDLE_DAYS
                ? RequirementFinding.of(
                        Requirement.REFRESH_TOKEN_POLICY,
                        Evidence.ENDS_WHILE_IDLE,
                        Long.toString(days),
                        Long.toString(NEEDED_IDLE_DAYS))
                : RequirementFinding.of(
                        Requirement.REFRESH_TOKEN_POLICY, Evidence.GOOD_WHILE_USED, Long.toString(days));
    }

    /** Profile.loginIpRanges is for the Metadata API, and with it for admins, alone. */
    private RequirementFinding loginIpRanges() {
        var addresses = properties.egressIps();
        return addresses.isEmpty()
                ? RequirementFinding.of(Requirement.LOGIN_IP_RANGES, Evidence.ADDRESSES_NOT_SET)
                : RequirementFinding.of(
                        Requirement.LOGIN_IP_RANGES, Evidence.RANGES_NOT_SHOWN, String.join(", ", addresses));
    }

    /** SecuritySettings.sessionSettings, likewise; harmless as long as there is one address to be locked to. */
    private RequirementFinding sessionLock() {
        return RequirementFinding.of(
                Requirement.SESSION_LOCK,
                Evidence.LOCK_NOT_SHOWN,
                Integer.toString(properties.egressIps().size()));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("'", "\\'");
    }
}
