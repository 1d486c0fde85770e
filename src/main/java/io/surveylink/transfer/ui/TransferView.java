package io.surveylink.transfer.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.Watch;
import io.surveylink.common.ui.Background;
import io.surveylink.common.ui.Banner;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.StateBadge;
import io.surveylink.common.ui.Times;
import io.surveylink.common.ui.Toast;
import io.surveylink.ownership.Transfer;
import io.surveylink.ownership.Transfer.Move;
import io.surveylink.ownership.TransferReadiness.Report;
import io.surveylink.ownership.TransferState;
import io.surveylink.shell.MainLayout;
import io.surveylink.transfer.ui.ReadinessSection.Check;
import io.surveylink.transfer.ui.ShownTransfers.Shown;
import io.surveylink.user.Actor;
import jakarta.annotation.security.PermitAll;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One transfer: how far it is, what would run after it, and what this person may do. Follows what others do. */
@Route(value = TransferNavigation.LIST + "/:" + TransferNavigation.PARAMETER, layout = MainLayout.class)
@PermitAll
class TransferView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient TransferPageServices services;
    private transient @Nullable Shown shown;
    private transient @Nullable Watch watch;
    private transient Check check = Check.IDLE;
    private transient @Nullable Component unfinished;
    private @Nullable String here;
    private boolean switching;

    TransferView(TransferPageServices services) {
        this.services = services;
        addClassName("sl-transfer");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String publicId =
                event.getRouteParameters().get(TransferNavigation.PARAMETER).orElse("");
        check = Check.IDLE;
        switching = false;
        here = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(TransferNavigation.STEP)
                .orElse(null);
        try {
            shown = services.shown().read(actor(), publicId);
        } catch (DomainException e) {
            if (e.code() != ErrorCode.NOT_FOUND) {
                throw e;
            }
            event.rerouteToError(NotFoundException.class);
            return;
        }
        unfinished = here == null
                ? null
                : services.ways()
                        .unfinishedFrom(TransferNavigation.stepPath(publicId, here))
                        .orElse(null);
        show();
        checkIfStale();
    }

    @Override
    public String getPageTitle() {
        return shown == null ? getTranslation("transfer.pageTitle") : words().title(shown().transfer());
    }

    private Actor actor() {
        return services.currentUser().actor();
    }

    private TransferWords words() {
        return new TransferWords(actor().id());
    }

    private Shown shown() {
        return Objects.requireNonNull(shown, "shown before entered");
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        var now = shown;
        if (now != null) {
            var ui = attach.getUI();
            watch = services.shown().watch(actor(), now, () -> ui.access(this::changedElsewhere));
        }
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        if (watch != null) {
            watch.close();
        }
    }

    private void changedElsewhere() {
        var before = shown;
        if (!switching && readAgain() && !shown().equals(before)) {
            show();
            checkIfStale();
        }
    }

    private void refresh() {
        if (readAgain()) {
            show();
        }
    }

    /** Who was let in only to get ready is out again when it is over, and goes on with what is left. */
    private boolean readAgain() {
        try {
            shown = services.shown().read(actor(), shown().transfer().publicId());
            return true;
        } catch (DomainException e) {
            if (e.code() != ErrorCode.NOT_FOUND) {
                throw e;
            }
            getUI().ifPresent(ui -> ui.navigate(TransferNavigation.LIST));
            return false;
        }
    }

    private void prepared() {
        here = null;
        if (readAgain()) {
            show();
            checkIfStale();
        }
    }

    private void show() {
        removeAll();
        var transfer = shown().transfer();
        var report = shown().report();
        var words = words();
        var main = new Div();
        main.addClassName("sl-transfer-main");
        if (transfer.state() == TransferState.ACCEPTED) {
            main.add(switched(transfer, words));
        }
        main.add(new TransferPhases(transfer, report, words, services.clock().instant()));
        if (unfinished != null) {
            main.add(unfinished);
        }
        if (report != null) {
            main.add(new ReadinessSection(
                    transfer,
                    report,
                    check,
                    here,
                    transfer.allows(Move.PREPARE) ? new Preparation(services, transfer, this::prepared) : null,
                    this::check));
        }
        add(header(transfer, words), main);
        if (transfer.state().isOpen()) {
            var foot = new TransferFoot(transfer, words);
            add(report == null ? foot : foot.withSwitch(transfer, report, switching, () -> ask(transfer, report)));
        }
        if (!check.running()) {
            here = null;
        }
    }

    private Header header(Transfer transfer, TransferWords words) {
        var trail = new Nav(new Span(new Anchor(TransferNavigation.LIST, getTranslation("transfer.list.title"))));
        trail.addClassName("sl-breadcrumb");
        trail.setAriaLabel(getTranslation("transfer.breadcrumb"));
        var title = new Div(
                new H1(words.title(transfer)),
                new StateBadge(TransferWords.mark(transfer.state()), TransferWords.name(transfer.state())));
        title.addClassName("sl-line");
        var sentence = new Paragraph(words.sentence(transfer));
        sentence.addClassName("sl-secondary");
        var where = new Div(trail, title, sentence);
        where.addClassName("sl-grow");
        var buttons = new Div();
        buttons.addClassName("sl-actions");
        new TransferMoves(services, words, this::refresh).buttons(transfer).forEach(buttons::add);
        var header = new Header(where, buttons);
        header.addClassName("sl-editor-head");
        return header;
    }

    private Component switched(Transfer transfer, TransferWords words) {
        boolean own = words.isReader(transfer.to());
        var end = Objects.requireNonNull(transfer.end());
        var undoEnds = TransferWords.undoEnds(end);
        var open = new Button(
                getTranslation("transfer.project"),
                click -> UI.getCurrent()
                        .navigate("projects/" + transfer.project().slug()));
        return new Banner(
                Banner.Tone.SUCCESS,
                own
                        ? getTranslation(
                                "transfer.switched.you", transfer.project().name())
                        : getTranslation(
                                "transfer.switched",
                                words.person(transfer.to()),
                                transfer.project().name()),
                undoEnds.isAfter(services.clock().instant())
                        ? getTranslation("transfer.switched.undo", Times.dateTime(end.at()), Times.dateTime(undoEnds))
                        : getTranslation("transfer.switched.at", Times.dateTime(end.at())),
                open);
    }

    private void checkIfStale() {
        var report = shown().report();
        if (report != null
                && report.stale()
                && !check.running()
                && check.failure() == null
                && shown().transfer().allows(Move.PREPARE)) {
            check();
        }
    }

    /** Asks Salesforce; what was known stays meanwhile, and if it does not answer. */
    private void check() {
        check = Check.RUNNING;
        show();
        var actor = actor();
        var id = shown().transfer().id();
        Background.run(this, () -> services.readiness().check(actor, id), this::checked, error -> {
            check = new Check(false, Errors.sentence(error));
            refresh();
        });
    }

    private void checked(Report report) {
        check = Check.IDLE;
        shown = new Shown(shown().transfer(), report);
        show();
    }

    private void ask(Transfer transfer, Report report) {
        SwitchDialog.open(transfer, report, services.clock().instant(), () -> accept(transfer, report.ready()));
    }

    private void accept(Transfer transfer, int readySeen) {
        switching = true;
        show();
        var actor = actor();
        Background.run(
                this,
                () -> {
                    services.transfers().accept(actor, transfer.id(), readySeen);
                    return transfer;
                },
                done -> {
                    switching = false;
                    refresh();
                    Toast.show(getTranslation(
                            "transfer.done.ACCEPT", done.project().name()));
                },
                error -> {
                    switching = false;
                    refresh();
                    Errors.show(error);
                });
    }
}
