package io.surveylink.transfer.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.surveylink.common.ui.Times;
import io.surveylink.ownership.Transfers;
import io.surveylink.ownership.Transfers.Waiting;
import io.surveylink.project.NeedsYou;
import io.surveylink.shell.MenuBadge;
import io.surveylink.user.Actor;
import io.surveylink.user.CurrentUser;
import java.util.List;
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
        return transfers.waiting(actor).stream().map(WaitingTransfers::item).toList();
    }

    private static Item item(Waiting waiting) {
        return new Item(
                Urgency.ASKED,
                VaadinIcon.EXCHANGE,
                TransferWords.text("transfer.needsYou." + waiting.move(), waiting.projectName()),
                null,
                TransferWords.text(
                        "transfer.needsYou." + waiting.move() + ".text",
                        TransferWords.name(waiting.from()),
                        TransferWords.name(waiting.to()),
                        Times.date(waiting.expiresAt())),
                TransferWords.text("transfer.next." + waiting.move()),
                TransferNavigation.path(waiting.publicId()));
    }

    @Override
    public String path() {
        return TransferNavigation.LIST;
    }

    @Override
    public int count() {
        return transfers.waiting(currentUser.actor()).size();
    }

    @Override
    public boolean isTrouble() {
        return false;
    }
}
