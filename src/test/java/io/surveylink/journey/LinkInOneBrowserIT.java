package io.surveylink.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.simulator.SalesforceSimulator;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Console and Salesforce in one browser: browsers share cookies between the ports of a host. */
class LinkInOneBrowserIT extends Journey {

    @Autowired
    LinkedAccounts accounts;

    @Autowired
    SalesforceSimulator simulator;

    @Test
    void signingInAtSalesforceLeavesTheConsolesSessionAlone() {
        signIn();
        var before = consoleCookie();
        page.navigate(url("/accounts"));
        button("Add account").click();
        page.getByLabel("Name").last().fill("Acme");
        button("Connect to Salesforce").click();
        signInAtSalesforce("successor@acme.example", "allow");
        assertThat(text("You linked Acme")).isVisible();

        Assertions.assertThat(consoleCookie()).as("the session that began").isEqualTo(before);
        Assertions.assertThat(browser.cookies())
                .extracting(cookie -> cookie.name)
                .anyMatch(name -> name.startsWith("SIMULATOR_"));
        button("Use this account").click();
        assertThat(text("1 of 5")).isVisible();
        page.navigate(simulator.productionUrl());
        page.navigate(url("/"));
        assertThat(link("Linked accounts")).isVisible();
        Assertions.assertThat(accounts.mine(person)).hasSize(1);
    }

    private Optional<String> consoleCookie() {
        return browser.cookies().stream()
                .filter(cookie -> cookie.name.equals("SURVEYLINK_" + port))
                .map((Cookie cookie) -> cookie.value)
                .findFirst();
    }
}
