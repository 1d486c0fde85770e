package io.surveylink.oauth;

import io.surveylink.common.Environment;
import io.surveylink.common.SalesforceAppId;
import io.surveylink.user.Actor;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Salesforce apps of this installation. An External Client App works only in the org that made it, so there is one
 * per org; admins look after them, everybody chooses among them.
 */
public interface SalesforceApps {

    /** @throws io.surveylink.common.DomainException FORBIDDEN for anybody but admins */
    List<SalesforceApp> list(Actor actor);

    /** What somebody who adds an account may choose from, by name. */
    List<Choice> choices(Environment environment);

    /** The callback that an app with this public id will have; it is needed in Salesforce before the key is known. */
    URI redirectUri(String publicId);

    /**
     * Adds an app.
     *
     * @throws io.surveylink.common.DomainException FORBIDDEN, INVALID_INPUT for an empty value, SALESFORCE_HOST_REFUSED for a
     *     login URL that is not Salesforce's
     */
    SalesforceAppId add(Actor actor, NewSalesforceApp app);

    /**
     * Changes what may change while accounts live on an app; its key and environment may not.
     *
     * @throws io.surveylink.common.DomainException as {@link #add}, and NOT_FOUND for an app that was removed
     */
    void change(Actor actor, SalesforceAppId id, AppChange change);

    /** @throws io.surveylink.common.DomainException FORBIDDEN, SALESFORCE_APP_IN_USE while an account lives on it */
    void remove(Actor actor, SalesforceAppId id);

    /**
     * An app to sign in with.
     *
     * @param publicId names it in addresses
     */
    record Choice(SalesforceAppId id, String publicId, String name, Environment environment, URI loginUrl) {}

    /**
     * @param loginUrl the general login page or the org's My Domain
     * @param consumerSecret the new one; null keeps the one that is there
     */
    record AppChange(String name, String loginUrl, @Nullable String consumerSecret) {

        @Override
        public String toString() {
            return "AppChange[" + name + "]";
        }
    }

    /** @param publicId as given by {@link io.surveylink.common.RandomIds#publicId()}; names the callback */
    record NewSalesforceApp(
            String publicId,
            String name,
            Environment environment,
            String loginUrl,
            String consumerKey,
            String consumerSecret) {

        @Override
        public String toString() {
            return "NewSalesforceApp[" + name + "]";
        }
    }
}
