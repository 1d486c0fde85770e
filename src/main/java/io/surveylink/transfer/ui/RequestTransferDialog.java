package io.surveylink.transfer.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.Toast;
import io.surveylink.ownership.Transfers;
import io.surveylink.project.Projects;
import io.surveylink.project.Projects.Member;
import io.surveylink.project.ui.OpenProject;
import io.surveylink.user.UserProfile;
import io.surveylink.user.UserState;
import io.surveylink.user.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Requests another owner for a project: a member, or anybody of the console by their e-mail address. */
final class RequestTransferDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient TransferPageServices services;
    private final transient Users users;
    private final transient OpenProject open;
    private final transient Runnable requested;
    private final transient List<UserProfile> people;
    private final ComboBox<UserProfile> newOwner = new ComboBox<>();
    private final TextArea reason = new TextArea();

    /** @param requested shows the page again, as things are then */
    RequestTransferDialog(
            TransferPageServices services, Projects projects, Users users, OpenProject open, Runnable requested) {
        this.services = services;
        this.users = users;
        this.open = open;
        this.requested = requested;
        this.people = new ArrayList<>(active(projects.members(open.actor(), open.id())));
        addClassName("sl-dialog");
        setHeaderTitle(getTranslation("transfer.request.title", open.summary().name()));
        setWidth("560px");
        newOwner.setLabel(getTranslation("transfer.request.to"));
        newOwner.setHelperText(getTranslation("transfer.request.to.help"));
        newOwner.setItems(people);
        newOwner.setItemLabelGenerator(
                person -> getTranslation("transfer.request.person", person.name(), person.email()));
        newOwner.setAllowCustomValue(true);
        newOwner.addCustomValueSetListener(typed -> choose(typed.getDetail()));
        newOwner.addValueChangeListener(change -> newOwner.setInvalid(false));
        newOwner.setWidthFull();
        reason.setLabel(getTranslation("transfer.request.reason"));
        reason.setMaxLength(Transfers.MAX_REASON);
        reason.setWidthFull();
        reason.addValueChangeListener(change -> reason.setInvalid(false));
        var body = new Div(new Paragraph(getTranslation("transfer.request.text")), newOwner, reason);
        body.addClassName("sl-dialog-body");
        add(body);
        var cancel = new Button(getTranslation("common.action.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var act = new Button(getTranslation("transfer.request.act"), click -> request());
        act.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, act);
    }

    private List<UserProfile> active(List<Member> members) {
        var known = users.findAll(members.stream()
                .filter(member -> !member.owner())
                .map(Member::id)
                .toList());
        return members.stream()
                .map(member -> known.get(member.id()))
                .filter(person -> person != null && person.state() == UserState.ACTIVE)
                .toList();
    }

    /** Somebody who is no member is found by the whole address, as when a project is shared. */
    private void choose(String email) {
        users.findByEmail(email.strip().toLowerCase(Locale.ROOT))
                .filter(person -> person.state() == UserState.ACTIVE)
                .ifPresentOrElse(this::offer, () -> refuse("project.people.email.unknown"));
    }

    private void offer(UserProfile person) {
        if (people.stream().noneMatch(known -> known.id().equals(person.id()))) {
            people.add(person);
            newOwner.setItems(people);
        }
        newOwner.setValue(person);
    }

    private void refuse(String key) {
        newOwner.setErrorMessage(getTranslation(key));
        newOwner.setInvalid(true);
    }

    private void request() {
        var chosen = newOwner.getValue();
        if (chosen == null) {
            if (!newOwner.isInvalid()) {
                refuse("transfer.request.to.missing");
            }
            newOwner.focus();
            return;
        }
        if (reason.getValue().isBlank()) {
            reason.setErrorMessage(getTranslation("common.reason.missing"));
            reason.setInvalid(true);
            reason.focus();
            return;
        }
        boolean done = Errors.guard(() -> services.transfers()
                .request(
                        services.currentUser().actor(),
                        open.id(),
                        chosen.id(),
                        reason.getValue().strip()));
        if (done) {
            Toast.show(getTranslation("transfer.request.done"));
            close();
            requested.run();
        }
    }
}
