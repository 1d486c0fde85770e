package io.surveylink.transfer.ui;

import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.common.UserId;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.Times;
import io.surveylink.ownership.Transfer;
import io.surveylink.ownership.Transfer.Decision;
import io.surveylink.ownership.Transfer.Move;
import io.surveylink.ownership.Transfer.Person;
import io.surveylink.ownership.TransferReadiness.Answer;
import io.surveylink.ownership.TransferState;
import io.surveylink.ownership.Transfers;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Transfers in words, as one person reads them: oneself is "you". */
final class TransferWords {

    private final UserId reader;

    TransferWords(UserId reader) {
        this.reader = reader;
    }

    static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }

    static Mark mark(Answer answer) {
        return switch (answer) {
            case READY -> Mark.SUCCEEDED;
            case CHOOSE_ACCOUNT, NEEDS_CONSENT -> Mark.ATTENTION;
            case NEEDS_LINK -> Mark.NEEDS_LINK;
            case NEEDS_REAUTHENTICATION -> Mark.NEEDS_SIGN_IN;
            case LACKS_PERMISSION -> Mark.LACKS_PERMISSION;
            case NO_FREE_SLOT -> Mark.NO_FREE_SLOT;
        };
    }

    static Mark mark(TransferState state) {
        return switch (state) {
            case ASKED, REQUESTED, APPROVED -> Mark.RUNNING;
            case ACCEPTED -> Mark.SUCCEEDED;
            case DECLINED -> Mark.FAILED;
            case CANCELLED, EXPIRED, UNDONE -> Mark.CANCELLED;
        };
    }

    /** What the reader is asked for, if anything. */
    static Optional<Move> waitsFor(Transfer transfer) {
        var wanted = switch (transfer.state()) {
            case ASKED -> Move.ENDORSE;
            case REQUESTED -> Move.APPROVE;
            case APPROVED -> Move.ACCEPT;
            case ACCEPTED, DECLINED, CANCELLED, EXPIRED, UNDONE -> null;
        };
        return Optional.ofNullable(wanted).filter(transfer::allows);
    }

    static String name(TransferState state) {
        return text("transfer.state." + state);
    }

    static String name(Answer answer) {
        return text("transfer.answer." + answer);
    }

    /** Until when a switch can be taken back. */
    static Instant undoEnds(Decision switched) {
        return switched.at().plus(Transfers.UNDO_FOR);
    }

    boolean isReader(Person person) {
        return person.id().equals(reader);
    }

    String person(Person person) {
        return isReader(person) ? text("transfer.you") : name(person);
    }

    /** Where a sentence begins with somebody, who has a name there even if it is the reader. */
    static String name(Person person) {
        return text("transfer.person", person.name());
    }

    String title(Transfer transfer) {
        return text("transfer.title", transfer.project().name(), person(transfer.from()), person(transfer.to()));
    }

    String fromTo(Transfer transfer) {
        return text("transfer.fromTo", person(transfer.from()), person(transfer.to()));
    }

    /** Where it stands, in a sentence. */
    String sentence(Transfer transfer) {
        return switch (transfer.state()) {
            case ASKED -> text("transfer.sentence.ASKED", name(transfer.to()), Times.date(transfer.expiresAt()));
            case REQUESTED ->
                text("transfer.sentence.REQUESTED", name(transfer.requestedBy()), Times.date(transfer.expiresAt()));
            case APPROVED -> text(approvedKey(transfer), name(transfer.to()), Times.date(transfer.expiresAt()));
            case ACCEPTED, DECLINED, CANCELLED, EXPIRED, UNDONE -> ended(transfer, transfer.end());
        };
    }

    private String approvedKey(Transfer transfer) {
        return isReader(transfer.to()) ? "transfer.sentence.APPROVED.you" : "transfer.sentence.APPROVED";
    }

    private String ended(Transfer transfer, @Nullable Decision end) {
        if (end == null) {
            return name(transfer.state());
        }
        var by = end.by();
        String sentence = text(
                "transfer.sentence." + transfer.state(),
                by == null ? "" : name(by),
                Times.date(end.at()),
                name(transfer.to()));
        return end.reason().isBlank() ? sentence : text("transfer.sentence.why", sentence, end.reason());
    }

    /** "Jonas Weber, 20 Nov 2026", or the day alone where nobody decided. */
    static String whoAndWhen(@Nullable Person who, Instant when) {
        return who == null ? Times.date(when) : text("transfer.whoAndWhen", name(who), Times.date(when));
    }
}
