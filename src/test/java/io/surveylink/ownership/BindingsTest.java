package io.surveylink.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.account.Account;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.DomainException;
import io.surveylink.common.Environment;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.OrgId;
import io.surveylink.common.Transactions;
import io.surveylink.testing.AccountLinking;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SurveylinkTest
class BindingsTest {

    @Autowired
    Bindings bindings;

    @Autowired
    LinkedAccounts accounts;

    @Autowired
    AccountLinking linking;

    @Autowired
    Transactions transactions;

    @Autowired
    Fixtures fixtures;

    private ProjectPeople people;
    private Account account;

    @BeforeEach
    void linkOne() {
        people = fixtures.project();
        account = link(people.owner(), "owner@acme.example");
    }

    @Test
    void theOwnerBindsAnAccountOfTheirOwn() {
        bindings.set(people.owner(), people.id(), account.orgId(), account.id());

        assertThat(bindings.find(people.id(), account.orgId())).contains(account.id());
        assertThat(bindings.findAll(people.id(), List.of(account.orgId())))
                .containsEntry(account.orgId(), account.id());
    }

    @Test
    void nobodyElseBinds() {
        var editors = link(people.editor(), "collaborator@acme.example");

        refused(ErrorCode.FORBIDDEN, () -> set(people.editor(), editors));
        refused(ErrorCode.FORBIDDEN, () -> set(people.viewer(), account));
        refused(ErrorCode.FORBIDDEN, () -> set(people.admin(), account));
        refused(ErrorCode.NOT_FOUND, () -> set(people.stranger(), account));
        assertThat(bindings.find(people.id(), account.orgId())).isEmpty();
    }

    @Test
    void theOwnerBindsNobodyElsesAccountAndNoneOfAnotherOrg() {
        var editors = link(people.editor(), "collaborator@acme.example");
        var other = link(people.owner(), "owner@other.example");

        refused(ErrorCode.BINDING_ACCOUNT_UNSUITABLE, () -> set(people.owner(), editors));
        refused(
                ErrorCode.BINDING_ACCOUNT_UNSUITABLE,
                () -> bindings.set(people.owner(), people.id(), account.orgId(), other.id()));
    }

    @Test
    void itSetsItselfWhereOneAccountFits() {
        setWhereUnambiguous(account.orgId());

        assertThat(bindings.find(people.id(), account.orgId())).contains(account.id());
    }

    @Test
    void itDoesNotSetItselfBetweenTwoAccounts() {
        link(people.owner(), "successor@acme.example");

        setWhereUnambiguous(account.orgId());

        assertThat(bindings.find(people.id(), account.orgId())).isEmpty();
    }

    @Test
    void onceSetNoOtherAccountTakesItsPlaceByItself() {
        var other = link(people.owner(), "successor@acme.example");
        set(people.owner(), account);
        accounts.delete(people.owner(), account.id());
        assertThat(bindings.find(people.id(), account.orgId())).isEmpty();

        setWhereUnambiguous(account.orgId());

        assertThat(bindings.find(people.id(), account.orgId())).isEmpty();
        bindings.set(people.owner(), people.id(), other.orgId(), other.id());
        assertThat(bindings.find(people.id(), other.orgId())).contains(other.id());
    }

    @Test
    void membersAccountsAreNoCandidates() {
        var editors = link(people.editor(), "owner@other.example");

        setWhereUnambiguous(editors.orgId());

        assertThat(bindings.find(people.id(), editors.orgId())).isEmpty();
    }

    private void setWhereUnambiguous(OrgId org) {
        transactions.write(() -> bindings.setWhereUnambiguous(people.id(), org));
    }

    private void set(Actor actor, Account chosen) {
        bindings.set(actor, people.id(), chosen.orgId(), chosen.id());
    }

    private Account link(Actor actor, String username) {
        return linking.link(actor, Environment.PRODUCTION, username, username);
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DomainException.class, error -> assertThat(error.code()).isEqualTo(code));
    }
}
