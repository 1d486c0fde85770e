package io.surveylink.user.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.common.ui.CopyButton;
import io.surveylink.common.ui.DangerDialog;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.ImpactList;
import io.surveylink.common.ui.Toast;
import io.surveylink.user.CurrentUser;
import io.surveylink.user.LeaversRuns;
import io.surveylink.user.Role;
import io.surveylink.user.UserAdministration;
import io.surveylink.user.UserFootprint;
import io.surveylink.user.UserFootprint.Trace;
import io.surveylink.user.UserInvitations;
import io.surveylink.user.UserInvitations.Sent;
import io.surveylink.user.UserProfile;
import java.util.List;

/** What admins are asked before they change a user, and what they are told afterwards. */
final class UserDialogs {

    private final UserAdministration administration;
    private final UserInvitations invitations;
    private final CurrentUser currentUser;
    private final Runnable changed;

    UserDialogs(
            UserAdministration administration, UserInvitations invitations, CurrentUser currentUser, Runnable changed) {
        this.administration = administration;
        this.invitations = invitations;
        this.currentUser = currentUser;
        this.changed = changed;
    }

    void deactivate(UserProfile user) {
        var traces = administration.footprint(currentUser.actor(), user.id());
        boolean ownsProjects = traces.stream().anyMatch(trace -> trace.kind() == UserFootprint.Kind.PROJECTS_OWNED);
        var runs = new RadioButtonGroup<LeaversRuns>(text("user.deactivate.runs"));
        runs.setItems(LeaversRuns.values());
        runs.setItemLabelGenerator(
                choice -> text("user.deactivate.runs." + choice.name(), LeaversRuns.LONGEST.toDays()));
        runs.setValue(LeaversRuns.HELD);
        runs.setVisible(ownsProjects);
        var password = new PasswordField();
        new DangerDialog(
                        text("user.deactivate.title", user.name()),
                        text("user.users.deactivate"),
                        text("user.deactivate.keep"),
                        () -> {
                            administration.deactivate(
                                    currentUser.actor(), user.id(), runs.getValue(), password.getValue());
                            done("user.deactivate.done", user);
                        })
                .withText(text("user.deactivate.text", user.name()))
                .withImpact(impact(traces))
                .withChoice(runs)
                .withPassword(password)
                .open();
    }

    private static ImpactList impact(List<Trace> traces) {
        var impact = new ImpactList();
        impact.add(VaadinIcon.EXIT_O, text("user.deactivate.sessions"), text("user.deactivate.sessions.detail"), "");
        for (var trace : traces) {
            String key = "user.trace." + trace.kind();
            impact.add(icon(trace.kind()), text(key), names(trace), String.valueOf(trace.count()));
        }
        return impact;
    }

    private static String names(Trace trace) {
        String names = String.join(text("user.trace.separator"), trace.names());
        int more = trace.count() - trace.names().size();
        if (names.isEmpty()) {
            return text("user.trace." + trace.kind() + ".detail");
        }
        return more > 0 ? text("user.trace.more", names, more) : names;
    }

    private static VaadinIcon icon(UserFootprint.Kind kind) {
        return switch (kind) {
            case PROJECTS_OWNED -> VaadinIcon.CLIPBOARD_CHECK;
            case RUNS_WAITING -> VaadinIcon.BOLT;
            case WORKFLOWS_CREATED -> VaadinIcon.PENCIL;
            case PUBLISHED_FOR_OTHERS -> VaadinIcon.KEY_O;
            case PROPOSALS -> VaadinIcon.COMMENT_ELLIPSIS_O;
            case LINKED_ACCOUNTS -> VaadinIcon.CLOUD_O;
            case MEMBERSHIPS -> VaadinIcon.USERS;
        };
    }

    void reactivate(UserProfile user) {
        var password = new PasswordField();
        new DangerDialog(
                        text("user.reactivate.title", user.name()),
                        text("user.users.reactivate"),
                        text("common.action.cancel"),
                        () -> {
                            administration.reactivate(currentUser.actor(), user.id(), password.getValue());
                            done("user.reactivate.done", user);
                        })
                .withText(text("user.reactivate.text", user.name()))
                .withPassword(password)
                .open();
    }

    void holdRuns(UserProfile user) {
        new DangerDialog(
                        text("user.holdRuns.title", user.name()),
                        text("user.users.holdRuns"),
                        text("user.holdRuns.keep"),
                        () -> {
                            administration.holdRuns(currentUser.actor(), user.id());
                            done("user.holdRuns.done", user);
                        })
                .withText(text("user.holdRuns.text", user.name()))
                .open();
    }

    void changeRole(UserProfile user, Role role) {
        var password = new PasswordField();
        new DangerDialog(
                        text("user.role.title." + role, user.name()),
                        text("user.users.make." + role),
                        text("common.action.cancel"),
                        () -> {
                            administration.changeRole(currentUser.actor(), user.id(), role, password.getValue());
                            done("user.role.done", user);
                        })
                .withText(text("user.role.text." + role, user.name()))
                .withPassword(password)
                .open();
    }

    void inviteAgain(UserProfile user) {
        Errors.guard(() -> {
            var sent = invitations.inviteAgain(currentUser.actor(), user.id());
            changed.run();
            tellSent(sent);
        });
    }

    /** By mail; where no mail server is set the link is shown this once. */
    static void tellSent(Sent sent) {
        var link = sent.link();
        if (link == null) {
            Toast.show(text("user.invitation.sent", sent.user().email()));
            return;
        }
        var dialog = new Dialog(text("user.invitation.link.title", sent.user().name()));
        dialog.addClassName("sl-dialog");
        dialog.setWidth("560px");
        var field = new TextField(text("user.invitation.link"));
        field.setValue(link);
        field.setReadOnly(true);
        field.setWidthFull();
        dialog.add(new Paragraph(text("user.invitation.link.sentence")), field);
        dialog.getFooter()
                .add(
                        new CopyButton(text("user.invitation.link.copy"), link),
                        new Button(text("common.action.close"), click -> dialog.close()));
        dialog.open();
    }

    private void done(String key, UserProfile user) {
        changed.run();
        Toast.show(text(key, user.name()));
    }

    private static String text(String key, Object... values) {
        return I18NProvider.translate(key, values);
    }
}
