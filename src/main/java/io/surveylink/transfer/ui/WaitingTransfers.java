package io.surveylink.transfer.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.surveylink.common.ui.Times;
import io.surveylink.ownership.Transfer;
import io.surveylink.ownership.Transfer.Move;
import io.surveylink.ownership.Transfers;
import io.surveylink.project.NeedsYou;
import io.surveylink.shell.MenuBadge;
import io.surveylink.user.Actor;
import io.surveylink.user.CurrentUser;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Transfers that wait for the reader: on the home page, and as a number beside the menu entry. */
@Component
class WaitingTransfers implements NeedsYou, MenuBadge {

    private final Transfers transfers;
    private final CurrentUser currentUser;

    WaitingTransfers(Transfers transfers, CurrentUser currentUser) {
        this.transfers = transfers;
        this.currentUser = currentUser;
    }

    @Override
    public List<Item> items(Actor actor) {
        return transfers.concerning(actor).stream()
                .flatMap(transfer -> TransferWords.waitsFor(transfer).map(move -> item(transfer, move)).stream())
                .toList();
    }

    private static Item item(Transfer transfer, Move move) {
        return new Item(
                Urgency.ASKED,
                VaadinIcon.EXCHANGE,
                TransferWords.text("transfer.needsYou." + move, transfer.project().name()),
                null,
                TransferWords.text(
                        "transfer.needsYou." + move + ".text",
                        TransferWords.name(transfer.from()),
                        TransferWords.name(transfer.to()),
                        Times.date(transfer.expiresAt())),
                TransferWords.text("transfer.next." + move),
                TransferNavigation.path(transfer.publicId()));
    }

    @Override
    public String path() {
        return TransferNavigation.LIST;
    }

    @Override
    public int count() {
        return (int) transfers.concerning(currentUser.actor()).stream()
                .flatMap(transfer -> waits(transfer))
                .count();
    }

    private static Stream<Move> waits(Transfer transfer) {
        return TransferWords.waitsFor(transfer).stream();
    }

    @Override
    public boolean isTrouble() {
        return false;
    }
}
