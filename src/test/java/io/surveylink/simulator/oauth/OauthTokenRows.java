package io.surveylink.simulator.oauth;

import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.OrgUser;
import io.surveylink.simulator.org.RecordIds;
import io.surveylink.simulator.org.SalesforceTime;
import io.surveylink.simulator.org.StoredRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Approvals as rows of OauthToken: a user sees his own, an administrator all. */
public final class OauthTokenRows {

    private final Grants grants;
    private final Apps apps;

    public OauthTokenRows(Grants grants, Apps apps) {
        this.grants = grants;
        this.apps = apps;
    }

    public List<StoredRecord> of(Org org, OrgUser asking) {
        return grants.list().stream()
                .filter(grant -> grant.org().equals(org.key()))
                .filter(grant ->
                        asking.permissions().modifyAllData() || grant.username().equals(asking.username()))
                .map(grant -> row(org, grant))
                .toList();
    }

    private StoredRecord row(Org org, Grant grant) {
        Map<String, String> values = new HashMap<>();
        values.put("Id", grant.id());
        values.put("AppName", apps.find(grant.app()).map(ClientApp::name).orElse(grant.app()));
        org.user(grant.username()).ifPresent(user -> values.put("UserId", user.id()));
        if (apps.policy(org.key(), grant.app()).installed()) {
            values.put("AppMenuItemId", RecordIds.of("0DS", org.pod(), 1));
        }
        values.put("CreatedDate", SalesforceTime.format(grant.createdAt()));
        values.put("LastUsedDate", SalesforceTime.format(grant.lastUsedAt()));
        values.put("UseCount", String.valueOf(grant.useCount()));
        return new StoredRecord("OauthToken", values);
    }
}
