package io.surveylink.transfer.ui;

import static io.surveylink.transfer.ui.TransferWords.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.surveylink.common.ui.DangerDialog;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.ImpactList;
import io.surveylink.common.ui.ReasonDialog;
import io.surveylink.common.ui.Toast;
import io.surveylink.ownership.Transfer;
import io.surveylink.ownership.Transfer.Move;
import io.surveylink.ownership.Transfers;
import java.util.ArrayList;
import java.util.List;

/** The buttons for what a person may do with a transfer, all but getting ready and switching. */
final class TransferMoves {

    private final TransferPageServices services;
    private final TransferWords words;
    private final Runnable changed;

    /** @param changed shows the page again, as things are then */
    TransferMoves(TransferPageServices services, TransferWords words, Runnable changed) {
        this.services = services;
        this.words = words;
        this.changed = changed;
    }

    /** The one that goes on comes last. */
    List<Button> buttons(Transfer transfer) {
        var buttons = new ArrayList<Button>();
        if (transfer.allows(Move.DECLINE)) {
            buttons.add(decline(transfer));
        } else if (transfer.allows(Move.CANCEL)) {
            buttons.add(cancel(transfer));
        }
        if (transfer.allows(Move.UNDO)) {
            buttons.add(undo(transfer));
        }
        if (transfer.allows(Move.ENDORSE)) {
            buttons.add(primary(
                    Move.ENDORSE,
                    () -> services.transfers().endorse(services.currentUser().actor(), transfer.id())));
        }
        if (transfer.allows(Move.APPROVE)) {
            buttons.add(primary(
                    Move.APPROVE,
                    () -> services.transfers().approve(services.currentUser().actor(), transfer.id())));
        }
        return buttons;
    }

    private Button primary(Move move, Runnable deed) {
        var button = new Button(text("transfer.move." + move), VaadinIcon.CHECK.create(), click -> {
            if (Errors.guard(deed)) {
                Toast.show(text("transfer.done." + move));
            }
            changed.run();
        });
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setDisableOnClick(true);
        return button;
    }

    private Button decline(Transfer transfer) {
        return new Button(
                text("transfer.move.DECLINE"),
                click -> new ReasonDialog(
                                text("transfer.decline.title"),
                                text(
                                        "transfer.decline.reason",
                                        transfer.requestedBy().name()),
                                Transfers.MAX_REASON,
                                text("transfer.decline.act"),
                                reason -> {
                                    services.transfers()
                                            .decline(services.currentUser().actor(), transfer.id(), reason);
                                    done(Move.DECLINE);
                                })
                        .withText(text("transfer.nothingChanges", words.person(transfer.from())))
                        .open());
    }

    private Button cancel(Transfer transfer) {
        return new Button(
                text("transfer.move.CANCEL"),
                click -> new DangerDialog(
                                text("transfer.cancel.title"),
                                text("transfer.cancel.act"),
                                text("transfer.cancel.keep"),
                                () -> {
                                    services.transfers()
                                            .cancel(services.currentUser().actor(), transfer.id());
                                    done(Move.CANCEL);
                                })
                        .withText(text("transfer.nothingChanges", words.person(transfer.from())))
                        .open());
    }

    Button undo(Transfer transfer) {
        return new Button(
                text("transfer.move.UNDO"),
                VaadinIcon.TIME_BACKWARD.create(),
                click -> new DangerDialog(
                                text("transfer.undo.title"),
                                text("transfer.undo.act"),
                                text("transfer.undo.keep"),
                                () -> {
                                    services.transfers()
                                            .undo(services.currentUser().actor(), transfer.id());
                                    done(Move.UNDO);
                                })
                        .withImpact(new ImpactList()
                                .add(
                                        VaadinIcon.USER,
                                        text("transfer.undo.owner", TransferWords.name(transfer.from())),
                                        text("transfer.undo.owner.text"),
                                        "")
                                .add(
                                        VaadinIcon.CLOUD_O,
                                        text("transfer.undo.accounts"),
                                        text("transfer.undo.accounts.text"),
                                        "")
                                .add(
                                        VaadinIcon.BOLT,
                                        text("transfer.undo.revisions"),
                                        text("transfer.undo.revisions.text"),
                                        ""))
                        .open());
    }

    private void done(Move move) {
        Toast.show(text("transfer.done." + move));
        changed.run();
    }
}
