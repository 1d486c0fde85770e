package io.surveylink.testing;

import io.surveylink.oauth.SalesforceApps;
import io.surveylink.oauth.SalesforceApps.NewSalesforceApp;
import io.surveylink.user.Actor;

/** The Salesforce apps that the demo's and the tests' admin has set up, one per environment. */
final class DemoApps {

    private DemoApps() {}

    static void add(SalesforceApps apps, Actor admin, DemoApp app, String loginUrl) {
        apps.add(
                admin,
                new NewSalesforceApp(
                        app.publicId(),
                        app.appName(),
                        app.environment(),
                        loginUrl,
                        DemoApp.CONSUMER_KEY,
                        DemoApp.CONSUMER_SECRET));
    }
}
