package io.surveylink.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.common.DomainException;
import io.surveylink.common.Environment;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.Transactions;
import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.NotificationItem;
import io.surveylink.notification.Notifications;
import io.surveylink.ownership.Consents.ConsentItem;
import io.surveylink.ownership.Consents.ConsentKey;
import io.surveylink.ownership.Consents.ConsentState;
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
class ConsentsTest {

    @Autowired
    Consents consents;

    @Autowired
    Notifications notifications;

    @Autowired
    AccountLinking linking;

    @Autowired
    Transactions transactions;

    @Autowired
    Fixtures fixtures;

    private ProjectPeople people;
    private ConsentKey contacts;
    private ConsentKey leads;

    @BeforeEach
    void nameAnOrg() {
        people = fixtures.project();
        var org = linking.link(people.editor(), Environment.PRODUCTION, "collaborator@acme.example", "Acme")
                .orgId();
        contacts = new ConsentKey(org, "Contact", "UPSERT");
        leads = new ConsentKey(org, "Lead", "UPSERT");
    }

    @Test
    void theOwnerNeedsNobodysConsent() {
        assertThat(ask(people.owner(), contacts)).isEmpty();
        assertThat(consents.allGiven(people.id(), people.owner().id(), List.of(contacts)))
                .isTrue();
        assertThat(consents.open(people.owner(), people.id())).isEmpty();
    }

    @Test
    void theOwnerIsAskedOnceAndTold() {
        assertThat(ask(people.editor(), contacts)).containsExactly(contacts);
        assertThat(ask(people.editor(), contacts)).containsExactly(contacts);

        assertThat(consents.open(people.owner(), people.id()))
                .extracting(ConsentItem::state)
                .containsExactly(ConsentState.ASKED);
        assertThat(notices(people.owner())).containsExactly(NoticeKind.CONSENT_ASKED);
    }

    @Test
    void aYesCoversOnePublisherObjectAndOperation() {
        ask(people.editor(), contacts);
        decide(people.owner(), true);

        assertThat(given(people.editor(), contacts)).isTrue();
        assertThat(given(people.editor(), new ConsentKey(contacts.org(), "contact", "UPSERT")))
                .as("API names compare without case")
                .isTrue();
        assertThat(given(people.editor(), leads)).isFalse();
        assertThat(given(people.editor(), new ConsentKey(contacts.org(), "Contact", "CREATE")))
                .isFalse();
        assertThat(given(people.viewer(), contacts)).isFalse();
        assertThat(ask(people.editor(), contacts, leads)).containsExactly(leads);
        assertThat(notices(people.editor())).containsExactly(NoticeKind.CONSENT_GIVEN);
    }

    @Test
    void aNoStandsUntilTheOwnerChangesIt() {
        ask(people.editor(), contacts);
        decide(people.owner(), false);

        assertThat(given(people.editor(), contacts)).isFalse();
        assertThat(ask(people.editor(), contacts)).containsExactly(contacts);
        assertThat(consents.open(people.editor(), people.id()))
                .extracting(ConsentItem::state)
                .containsExactly(ConsentState.REFUSED);
        assertThat(notices(people.editor())).containsExactly(NoticeKind.CONSENT_REFUSED);

        decide(people.owner(), true);
        assertThat(given(people.editor(), contacts)).isTrue();
        assertThat(consents.open(people.owner(), people.id())).isEmpty();
    }

    @Test
    void nobodyButTheOwnerDecides() {
        ask(people.editor(), contacts);

        refused(ErrorCode.FORBIDDEN, () -> decide(people.editor(), true));
        refused(ErrorCode.FORBIDDEN, () -> decide(people.viewer(), true));
        refused(ErrorCode.FORBIDDEN, () -> decide(people.admin(), true));
        refused(ErrorCode.NOT_FOUND, () -> decide(people.stranger(), true));
        assertThat(given(people.editor(), contacts)).isFalse();
    }

    @Test
    void whatWasNotAskedCannotBeAnswered() {
        refused(ErrorCode.NOT_FOUND, () -> decide(people.owner(), true));
    }

    @Test
    void othersDoNotSeeWhatIsAsked() {
        ask(people.editor(), contacts);

        assertThat(consents.open(people.editor(), people.id())).hasSize(1);
        assertThat(consents.open(people.viewer(), people.id())).isEmpty();
        assertThat(consents.open(people.admin(), people.id())).isEmpty();
        refused(ErrorCode.NOT_FOUND, () -> consents.open(people.stranger(), people.id()));
    }

    @Test
    void whatIsAskedWaitsForTheOwnerOnly() {
        ask(people.editor(), contacts, leads);

        assertThat(consents.asked(people.owner()))
                .containsExactly(new Consents.AskedConsent(
                        people.project().slug(), people.project().name(), "Emil Editor", "Contact, Lead"));
        assertThat(consents.asked(people.editor())).isEmpty();
        decide(people.owner(), true);
        assertThat(consents.asked(people.owner()))
                .extracting(Consents.AskedConsent::objects)
                .containsExactly("Lead");
    }

    private List<ConsentKey> ask(Actor publisher, ConsentKey... keys) {
        return transactions.write(() -> consents.ask(people.id(), publisher.id(), List.of(keys)));
    }

    private boolean given(Actor publisher, ConsentKey key) {
        return consents.allGiven(people.id(), publisher.id(), List.of(key));
    }

    private void decide(Actor actor, boolean yes) {
        consents.decide(actor, people.id(), people.editor().id(), contacts, yes);
    }

    private List<NoticeKind> notices(Actor actor) {
        return notifications.latest(actor.id(), 10).stream()
                .map(NotificationItem::kind)
                .toList();
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DomainException.class, error -> assertThat(error.code()).isEqualTo(code));
    }
}
