package io.surveylink.simulator.oauth;

import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.OrgUser;
import io.surveylink.simulator.org.RecordIds;
import io.surveylink.simulator.org.SalesforceTime;
import io.surveylink.simulator.org.StoredRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Apps and their approvals as rows of setup tables. */
public final class AppRows {

    private final Grants grants;
    private final Apps apps;

    public AppRows(Grants grants, Apps apps) {
        this.grants = grants;
        this.apps = apps;
    }

    /** @return empty for a table that is not about apps */
    public Optional<List<StoredRecord>> of(String object, Org org, OrgUser asking) {
        return switch (object) {
            case "OauthToken" -> Optional.of(approvals(org, asking));
            case "ConnectedApplication" ->
                Optional.of(apps.all().stream()
                        .map(app -> connectedApplication(org, app))
                        .toList());
            default -> Optional.empty();
        };
    }

    /** A user sees his own approvals, an administrator all. */
    private List<StoredRecord> approvals(Org org, OrgUser asking) {
        return grants.list().stream()
                .filter(grant -> grant.org().equals(org.key()))
                .filter(grant ->
                        asking.permissions().modifyAllData() || grant.username().equals(asking.username()))
                .map(grant -> approval(org, grant))
                .toList();
    }

    /** The validity period is null where a refresh token is good until it is revoked, else in hours. */
    private StoredRecord connectedApplication(Org org, ClientApp app) {
        AppPolicy policy = apps.policy(org.key(), app.key());
        Map<String, String> values = new HashMap<>();
        values.put("Id", RecordIds.of("0H4", org.pod(), apps.all().indexOf(app) + 1L));
        values.put("Name", app.name());
        values.put("OptionsAllowAdminApprovedUsersOnly", String.valueOf(policy.permittedUsers() != null));
        values.put("OptionsRefreshTokenValidityMetric", String.valueOf(policy.idleLimit() != null));
        Duration limit = policy.idleLimit() != null ? policy.idleLimit() : policy.lifetime();
        if (limit != null) {
            values.put("RefreshTokenValidityPeriod", String.valueOf(limit.toHours()));
        }
        return new StoredRecord("ConnectedApplication", values);
    }

    private StoredRecord approval(Org org, Grant grant) {
        Map<String, String> values = new HashMap<>();
        values.put("Id", grant.id());
        values.put("AppName", apps.find(grant.app()).map(ClientApp::name).orElse(grant.app()));
        org.user(grant.username()).ifPresent(user -> values.put("UserId", user.id()));
        if (apps.policy(org.key(), grant.app()).has(AppRule.INSTALLED)) {
            values.put("AppMenuItemId", RecordIds.of("0DS", org.pod(), 1));
        }
        values.put("CreatedDate", SalesforceTime.format(grant.createdAt()));
        values.put("LastUsedDate", SalesforceTime.format(grant.lastUsedAt()));
        values.put("UseCount", String.valueOf(grant.useCount()));
        return new StoredRecord("OauthToken", values);
    }
}
