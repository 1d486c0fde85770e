package io.surveylink.transfer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.surveylink.common.ui.EmptyState;
import io.surveylink.common.ui.Page;
import io.surveylink.common.ui.PageHeader;
import io.surveylink.common.ui.Panel;
import io.surveylink.common.ui.Section;
import io.surveylink.common.ui.StateBadge;
import io.surveylink.ownership.Transfer;
import io.surveylink.shell.MainLayout;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** All transfers that concern the person, and for admins all that are open. */
@Route(value = TransferNavigation.LIST, layout = MainLayout.class)
@Menu(title = "transfer.list.title", order = 40, icon = "vaadin:exchange")
@PermitAll
class TransfersView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient TransferPageServices services;

    TransfersView(TransferPageServices services) {
        this.services = services;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("transfer.list.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        add(new PageHeader(getTranslation("transfer.list.title"), getTranslation("transfer.list.sentence")));
        var actor = services.currentUser().actor();
        var all = services.transfers().concerning(actor);
        if (all.isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.EXCHANGE,
                    getTranslation("transfer.list.empty"),
                    getTranslation("transfer.list.empty.text")));
            return;
        }
        var words = new TransferWords(actor.id());
        add("transfer.list.waiting", all.stream().filter(TransfersView::waits).toList(), words);
        add(
                "transfer.list.underWay",
                all.stream()
                        .filter(transfer -> !waits(transfer) && transfer.state().isOpen())
                        .toList(),
                words);
        add(
                "transfer.list.ended",
                all.stream().filter(transfer -> !transfer.state().isOpen()).toList(),
                words);
    }

    private static boolean waits(Transfer transfer) {
        return TransferWords.waitsFor(transfer).isPresent();
    }

    private void add(String titleKey, List<Transfer> transfers, TransferWords words) {
        if (transfers.isEmpty()) {
            return;
        }
        var section = new Section(getTranslation(titleKey));
        section.setAside(String.valueOf(transfers.size()));
        var panel = new Panel();
        transfers.forEach(transfer -> panel.add(row(transfer, words)));
        section.add(panel);
        add(section);
    }

    private Component row(Transfer transfer, TransferWords words) {
        var title = new Div(new Span(transfer.project().name()), secondary(words.fromTo(transfer)));
        title.addClassNames("sl-row-title", "sl-line");
        var sentence = new Div(words.sentence(transfer));
        sentence.addClassName("sl-secondary");
        var text = new Div(title, sentence);
        text.addClassName("sl-grow");
        var next = new Button(
                TransferWords.waitsFor(transfer)
                        .map(move -> getTranslation("transfer.next." + move))
                        .orElseGet(() -> getTranslation("transfer.next.look")),
                click -> UI.getCurrent().navigate(TransferNavigation.path(transfer.publicId())));
        var row = new Div(
                text, new StateBadge(TransferWords.mark(transfer.state()), TransferWords.name(transfer.state())), next);
        row.addClassNames("sl-row", "sl-transfer-item");
        return row;
    }

    private static Span secondary(String text) {
        var span = new Span(text);
        span.addClassName("sl-secondary");
        return span;
    }
}
