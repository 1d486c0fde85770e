package io.surveylink.administration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import io.surveylink.administration.OwnershipBoard.OwnedProject;
import io.surveylink.common.ProjectId;
import io.surveylink.common.UserId;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.ImpactList;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.Toast;
import io.surveylink.ownership.TransferReadiness.Preview;
import io.surveylink.ownership.Transfers;
import io.surveylink.user.UserAdministration.UserRow;
import io.surveylink.user.UserProfile;
import io.surveylink.user.UserState;
import java.util.List;

/** Several projects of one owner to another: whom, why, and before it is asked for what would run and what would hold. */
final class TransferAllDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient TransferServices services;
    private final transient List<OwnedProject> owned;
    private final transient Runnable changed;
    private final ComboBox<UserProfile> newOwner = new ComboBox<>();
    private final TextArea reason = new TextArea();
    private final Div preview = new Div();

    TransferAllDialog(TransferServices services, List<OwnedProject> owned, Runnable changed) {
        this.services = services;
        this.owned = owned;
        this.changed = changed;
        var from = owned.getFirst();
        addClassName("sl-dialog");
        setHeaderTitle(getTranslation("administration.transfer.title", owned.size(), from.ownerName()));
        setWidth("560px");
        newOwner.setLabel(getTranslation("administration.transfer.newOwner"));
        newOwner.setWidthFull();
        newOwner.setItemLabelGenerator(UserProfile::name);
        newOwner.setItems(query -> services
                .users()
                .find(services.currentUser().actor(), query.getFilter().orElse(""), query.getOffset(), query.getLimit())
                .stream()
                .map(UserRow::profile)
                .filter(user -> user.state() == UserState.ACTIVE && !user.id().equals(from.ownerId())));
        newOwner.addValueChangeListener(change -> showPreview());
        reason.setLabel(getTranslation("administration.transfer.reason"));
        reason.setMaxLength(Transfers.MAX_REASON);
        reason.setWidthFull();
        var form = new Div(newOwner, reason, preview);
        form.addClassName("sl-form");
        add(form);
        var cancel = new Button(getTranslation("common.action.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var request = new Button(getTranslation("administration.transfer.request"), click -> act(false));
        request.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, request);
        if (from.isOrphan()) {
            var force = new Button(getTranslation("administration.transfer.force"), click -> act(true));
            force.addThemeVariants(ButtonVariant.ERROR);
            force.addClassName("sl-dialog-instead");
            getFooter().getElement().insertChild(0, force.getElement());
        }
    }

    private List<ProjectId> projects() {
        return owned.stream().map(OwnedProject::id).toList();
    }

    private void showPreview() {
        preview.removeAll();
        var chosen = newOwner.getValue();
        newOwner.setInvalid(false);
        if (chosen == null) {
            return;
        }
        Errors.guard(() -> {
            var impact = new ImpactList();
            services.readiness()
                    .preview(services.currentUser().actor(), projects(), chosen.id())
                    .forEach(project -> impact.add(mark(project), project.projectName(), detail(project), ""));
            preview.add(impact);
        });
    }

    private static Mark mark(Preview project) {
        return project.ready() == project.steps() ? Mark.SUCCEEDED : Mark.HELD;
    }

    private String detail(Preview project) {
        return getTranslation("administration.transfer.ready", project.ready(), project.steps());
    }

    private void act(boolean force) {
        var chosen = newOwner.getValue();
        if (chosen == null) {
            newOwner.setErrorMessage(getTranslation("administration.transfer.newOwner.missing"));
            newOwner.setInvalid(true);
            return;
        }
        if (reason.isEmpty()) {
            reason.setErrorMessage(getTranslation("administration.transfer.reason.missing"));
            reason.setInvalid(true);
            return;
        }
        Errors.guard(() -> {
            int moved = move(chosen.id(), force);
            close();
            changed.run();
            Toast.show(getTranslation(
                    force ? "administration.transfer.forced" : "administration.transfer.requested",
                    moved,
                    owned.size()));
        });
    }

    private int move(UserId to, boolean force) {
        var actor = services.currentUser().actor();
        var transfers = services.transfers();
        return (force
                        ? transfers.force(actor, projects(), to, reason.getValue())
                        : transfers.requestAll(actor, projects(), to, reason.getValue()))
                .size();
    }
}
