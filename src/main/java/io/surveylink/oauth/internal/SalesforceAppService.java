package io.surveylink.oauth.internal;

import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.DomainException;
import io.surveylink.common.Environment;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.SalesforceAppId;
import io.surveylink.common.SurveylinkProperties;
import io.surveylink.common.Transactions;
import io.surveylink.oauth.SalesforceApp;
import io.surveylink.oauth.SalesforceApps;
import io.surveylink.oauth.internal.SalesforceAppRepository.AppRow;
import io.surveylink.oauth.internal.TokenCipher.UnreadableException;
import io.surveylink.salesforce.SalesforceHosts;
import io.surveylink.user.Actor;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

@Service
class SalesforceAppService implements SalesforceApps {

    private static final int MAX_LENGTH = 255;
    private static final int MAX_NAME = 100;

    private final SalesforceAppRepository apps;
    private final TokenCipher cipher;
    private final SalesforceHosts hosts;
    private final SurveylinkProperties properties;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    SalesforceAppService(
            SalesforceAppRepository apps,
            TokenCipher cipher,
            SalesforceHosts hosts,
            SurveylinkProperties properties,
            Transactions transactions,
            AuditLog audit,
            Clock clock) {
        this.apps = apps;
        this.cipher = cipher;
        this.hosts = hosts;
        this.properties = properties;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<SalesforceApp> list(Actor actor) {
        actor.requireAdmin();
        return transactions.read(() -> apps.findAll().stream()
                .map(row -> new SalesforceApp(
                        row.id(),
                        row.publicId(),
                        row.name(),
                        row.environment(),
                        row.loginUrl(),
                        row.consumerKey(),
                        redirectUri(row.publicId()),
                        row.accounts(),
                        row.createdAt()))
                .toList());
    }

    @Override
    public List<Choice> choices(Environment environment) {
        return transactions.read(() -> apps.choices(environment));
    }

    @Override
    public URI redirectUri(String publicId) {
        return URI.create(properties.baseUrl() + "/oauth/callback/" + publicId);
    }

    @Override
    public SalesforceAppId add(Actor actor, NewSalesforceApp app) {
        actor.requireAdmin();
        var checked = new NewSalesforceApp(
                app.publicId(),
                text("name", app.name(), MAX_NAME),
                app.environment(),
                text("loginUrl", app.loginUrl(), MAX_LENGTH),
                text("consumerKey", app.consumerKey(), MAX_LENGTH),
                text("consumerSecret", app.consumerSecret(), MAX_LENGTH));
        URI loginUrl = loginUrl(checked.loginUrl());
        byte[] secret = cipher.encrypt(checked.consumerSecret(), secretPlace(checked.publicId()));
        return transactions.write(() -> {
            var id = apps.insert(checked, loginUrl, secret, clock.instant());
            audit.record(AuditEntry.of(actor.id(), AuditAction.SALESFORCE_APP_ADDED, "salesforce_app", id.value())
                    .changed(
                            Map.of(),
                            Map.of(
                                    "environment", checked.environment().name(),
                                    "loginUrl", loginUrl.toString(),
                                    "consumerKey", checked.consumerKey())));
            return id;
        });
    }

    @Override
    public void change(Actor actor, SalesforceAppId id, AppChange change) {
        actor.requireAdmin();
        String name = text("name", change.name(), MAX_NAME);
        URI loginUrl = loginUrl(text("loginUrl", change.loginUrl(), MAX_LENGTH));
        transactions.write(() -> {
            var app = apps.findInUse(id).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
            byte[] secret = change.consumerSecret() == null
                    ? app.consumerSecret()
                    : cipher.encrypt(
                            text("consumerSecret", change.consumerSecret(), MAX_LENGTH), secretPlace(app.publicId()));
            apps.update(id, name, loginUrl, secret);
            audit.record(AuditEntry.of(actor.id(), AuditAction.SALESFORCE_APP_CHANGED, "salesforce_app", id.value())
                    .changed(
                            Map.of(
                                    "name",
                                    app.name(),
                                    "loginUrl",
                                    app.loginUrl().toString()),
                            Map.of(
                                    "name", name,
                                    "loginUrl", loginUrl.toString(),
                                    "secretReplaced", String.valueOf(change.consumerSecret() != null))));
        });
    }

    @Override
    public void remove(Actor actor, SalesforceAppId id) {
        actor.requireAdmin();
        transactions.write(() -> {
            var app = apps.findInUse(id).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
            if (app.accounts() > 0) {
                throw new DomainException(ErrorCode.SALESFORCE_APP_IN_USE, app.name(), app.accounts());
            }
            apps.delete(id, clock.instant());
            audit.record(AuditEntry.of(actor.id(), AuditAction.SALESFORCE_APP_REMOVED, "salesforce_app", id.value()));
        });
    }

    /**
     * With its secret; for this package only.
     *
     * @throws DomainException SALESFORCE_APP_SECRET_REFUSED if the secret was stored with another key: an admin enters
     *     it again
     */
    Optional<RegisteredApp> registered(SalesforceAppId id) {
        return transactions.read(() -> apps.find(id)).map(this::registered);
    }

    private RegisteredApp registered(AppRow row) {
        return new RegisteredApp(
                row.id(),
                row.publicId(),
                row.name(),
                row.environment(),
                row.loginUrl(),
                row.consumerKey(),
                secret(row),
                redirectUri(row.publicId()));
    }

    private String secret(AppRow row) {
        try {
            return cipher.decrypt(row.consumerSecret(), secretPlace(row.publicId()));
        } catch (UnreadableException e) {
            throw new DomainException(e, ErrorCode.SALESFORCE_APP_SECRET_REFUSED);
        }
    }

    private URI loginUrl(String text) {
        try {
            var url = URI.create(text);
            boolean bare = url.getRawPath() == null
                    || url.getRawPath().isEmpty()
                    || url.getRawPath().equals("/");
            if (bare && url.getRawQuery() == null && url.getRawFragment() == null && hosts.allows(url)) {
                return url.resolve("/");
            }
        } catch (IllegalArgumentException e) {
            throw new DomainException(e, ErrorCode.SALESFORCE_HOST_REFUSED, text);
        }
        throw new DomainException(ErrorCode.SALESFORCE_HOST_REFUSED, text);
    }

    private static String text(String field, String value, int max) {
        String stripped = value.strip();
        if (stripped.isEmpty() || stripped.length() > max) {
            throw new DomainException(ErrorCode.INVALID_INPUT, field);
        }
        return stripped;
    }

    private static String secretPlace(String publicId) {
        return "salesforce_app.consumer_secret|" + publicId;
    }
}
