package io.surveylink.transfer.ui;

import static io.surveylink.transfer.ui.TransferWords.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.surveylink.common.ui.Panel;
import io.surveylink.common.ui.Section;
import io.surveylink.common.ui.StateBadge;
import io.surveylink.ownership.Transfer;
import io.surveylink.ownership.Transfer.Move;
import io.surveylink.ownership.TransferState;
import io.surveylink.ownership.ui.AskForOwnership;
import io.surveylink.project.Operation;
import io.surveylink.project.Projects;
import io.surveylink.project.ui.OpenProject;
import io.surveylink.project.ui.PeopleSection;
import io.surveylink.user.Users;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/** Who owns a project next: the way to begin that, how far it is, and for a while the way back. */
@Order(30)
@org.springframework.stereotype.Component
class TransferSection implements PeopleSection {

    private final TransferPageServices services;
    private final Projects projects;
    private final Users users;
    private final AskForOwnership asking;

    TransferSection(TransferPageServices services, Projects projects, Users users, AskForOwnership asking) {
        this.services = services;
        this.projects = projects;
        this.users = users;
        this.asking = asking;
    }

    @Override
    public Optional<Component> content(OpenProject open, Runnable changed) {
        var latest = services.transfers().latest(open.actor(), open.id()).filter(this::isShown);
        boolean underWay = latest.filter(transfer -> transfer.state().isOpen()).isPresent();
        var begin = underWay ? Optional.<Button>empty() : begin(open, changed);
        if (latest.isEmpty() && begin.isEmpty()) {
            return Optional.empty();
        }
        var section = new Section(text("transfer.section"));
        section.setAside(text("transfer.section.owner", open.summary().ownerName()));
        begin.ifPresent(section::addAction);
        latest.ifPresent(transfer -> section.add(new Panel(row(transfer, open, changed))));
        return Optional.of(section);
    }

    /** Under way, or switched not long ago. */
    private boolean isShown(Transfer transfer) {
        var end = transfer.end();
        return transfer.state().isOpen()
                || transfer.state() == TransferState.ACCEPTED
                        && TransferWords.undoEnds(Objects.requireNonNull(end))
                                .isAfter(services.clock().instant());
    }

    private Optional<Button> begin(OpenProject open, Runnable changed) {
        if (open.allows(Operation.REQUEST_TRANSFER)) {
            return Optional.of(new Button(
                    text("transfer.request"),
                    VaadinIcon.EXCHANGE.create(),
                    click -> new RequestTransferDialog(services, projects, users, open, changed).open()));
        }
        if (open.allows(Operation.ASK_FOR_OWNERSHIP)) {
            return Optional.of(new Button(
                    text("transfer.ask"), VaadinIcon.EXCHANGE.create(), click -> asking.open(open.summary(), changed)));
        }
        return Optional.empty();
    }

    private Component row(Transfer transfer, OpenProject open, Runnable changed) {
        var words = new TransferWords(open.actor().id());
        var title = new Div(words.fromTo(transfer));
        title.addClassName("sl-row-title");
        var sentence = new Div(words.sentence(transfer));
        sentence.addClassName("sl-secondary");
        var content = new Div(title, sentence);
        content.addClassName("sl-grow");
        var row = new Div(
                content, new StateBadge(TransferWords.mark(transfer.state()), TransferWords.name(transfer.state())));
        row.addClassNames("sl-row", "sl-transfer-item");
        if (transfer.allows(Move.UNDO)) {
            row.add(new TransferMoves(services, words, changed).undo(transfer));
        }
        row.add(new Button(
                text("transfer.next.look"),
                click -> UI.getCurrent().navigate(TransferNavigation.path(transfer.publicId()))));
        return row;
    }
}
