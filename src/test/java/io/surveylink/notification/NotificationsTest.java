package io.surveylink.notification;

import static io.surveylink.jooq.Tables.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.common.RandomIds;
import io.surveylink.common.Transactions;
import io.surveylink.common.UserId;
import io.surveylink.testing.SurveylinkTest;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;

@SurveylinkTest
class NotificationsTest {

    private static final Map<String, String> ARGUMENTS =
            Map.of("subject", "Acme production", "cause", "@notice.RUNS_RESUMED.title");

    @Autowired
    Notifications notifications;

    @Autowired
    Transactions transactions;

    @Autowired
    DSLContext database;

    private UserId reader = new UserId(0);

    @BeforeEach
    void reader() {
        reader = transactions.write(() -> database.insertInto(USER)
                .set(USER.EMAIL, RandomIds.publicId() + "@example.com")
                .set(USER.NAME, "Reader")
                .set(USER.PASSWORD_HASH, "-")
                .set(USER.ROLE, "MEMBER")
                .set(USER.STATE, "ACTIVE")
                .set(USER.LANGUAGE, "ja")
                .set(USER.COLOR_SCHEME, "SYSTEM")
                .set(USER.CREATED_AT, Instant.EPOCH)
                .returningResult(USER.ID)
                .fetchSingle()
                .value1());
    }

    @Test
    void noticeOutsideOfATransactionIsRefused() {
        assertThatThrownBy(() -> notifications.send(held())).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void secondNoticeOfAMatterIsMadeOnlyAfterTheFirstWasRead() {
        transactions.write(() -> notifications.send(held()));
        transactions.write(() -> notifications.send(held()));
        assertThat(notifications.latest(reader, 10)).hasSize(1);

        notifications.markAllRead(reader);
        transactions.write(() -> notifications.send(held()));

        assertThat(notifications.latest(reader, 10)).hasSize(2);
        assertThat(notifications.unreadCount(reader)).isOne();
    }

    @Test
    void settledMatterIsToldAgainWhenItComesBack() {
        transactions.write(() -> notifications.send(held()));
        notifications.settle(reader, "hold-1");
        assertThat(notifications.unreadCount(reader)).isZero();

        transactions.write(() -> notifications.send(held()));

        assertThat(notifications.unreadCount(reader)).isOne();
    }

    @Test
    void noticeWithoutWhatItsTextNeedsIsRefused() {
        assertThatThrownBy(() -> new Notice(reader, NoticeKind.RUNS_HELD, Map.of(), "runs", null, false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void textIsInTheLanguageOfTheReaderAndResolvesKeys() {
        var arguments = Map.of("subject", "Acme production", "cause", "@notice.RUNS_RESUMED.text");

        assertThat(NoticeTexts.title(NoticeKind.RUNS_HELD, arguments, Locale.JAPANESE))
                .isEqualTo("実行を保留しています: Acme production");
        assertThat(NoticeTexts.text(NoticeKind.RUNS_HELD, arguments, Locale.ENGLISH))
                .startsWith("What held runs of")
                .contains("Acme production");
    }

    private Notice held() {
        return new Notice(reader, NoticeKind.RUNS_HELD, ARGUMENTS, "runs", "hold-1", true);
    }
}
