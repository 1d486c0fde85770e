package io.surveylink.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveylink.common.Environment;
import io.surveylink.testing.AccountLinking;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.SurveylinkTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SurveylinkTest
class AccountLinkingTest {

    @Autowired
    AccountLinking linking;

    @Autowired
    Fixtures fixtures;

    @Test
    void anAccountLinkedAtSalesforcesOwnPageIsConnected() {
        var person = fixtures.member();

        var account = linking.link(person, Environment.SANDBOX, "owner@acme.example.sandbox", "Acme UAT");

        assertThat(account.state()).isEqualTo(AccountState.CONNECTED);
        assertThat(account.username()).isEqualTo("owner@acme.example.sandbox");
        assertThat(account.environment()).isEqualTo(Environment.SANDBOX);
        assertThat(account.slot()).isEqualTo(1);
    }
}
