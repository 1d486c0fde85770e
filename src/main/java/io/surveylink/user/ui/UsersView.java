package io.surveylink.user.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.surveylink.common.ui.EmptyState;
import io.surveylink.common.ui.Page;
import io.surveylink.common.ui.PageHeader;
import io.surveylink.common.ui.Panel;
import io.surveylink.common.ui.Toast;
import io.surveylink.shell.MainLayout;
import io.surveylink.user.CurrentUser;
import io.surveylink.user.UserAdministration;
import io.surveylink.user.UserInvitations;
import io.surveylink.user.UserInvitations.NewInvitation;
import io.surveylink.user.Users;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;

/** The people of the console, for admins. */
@Route(value = UserInvitations.USERS_PATH, layout = MainLayout.class)
@Menu(title = "user.users.title", order = 90, icon = "vaadin:users")
@RolesAllowed("ADMIN")
class UsersView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;
    private static final int PAGE_SIZE = 50;

    private final transient Users users;
    private final transient UserAdministration administration;
    private final transient UserInvitations invitations;
    private final transient CurrentUser currentUser;
    private final transient Clock clock;
    private final TextField search = new TextField();
    private final Div list = new Div();
    private int shown = PAGE_SIZE;

    UsersView(
            Users users,
            UserAdministration administration,
            UserInvitations invitations,
            CurrentUser currentUser,
            Clock clock) {
        this.users = users;
        this.administration = administration;
        this.invitations = invitations;
        this.currentUser = currentUser;
        this.clock = clock;
        var create = new Button(getTranslation("user.users.add"), click -> openNewUser());
        var invite = new Button(
                getTranslation("user.users.invite"), VaadinIcon.ENVELOPE_O.create(), click -> openInvitation(""));
        invite.addThemeVariants(ButtonVariant.PRIMARY);
        search.setPlaceholder(getTranslation("user.users.search"));
        search.setAriaLabel(getTranslation("user.users.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addClassName("sl-search");
        search.addValueChangeListener(change -> {
            shown = PAGE_SIZE;
            show();
        });
        list.addClassName("sl-stack");
        add(
                new PageHeader(
                        getTranslation("user.users.title"), getTranslation("user.users.sentence"), create, invite),
                search,
                list);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("user.users.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter(UserInvitations.ADDRESS_PARAMETER)
                .ifPresent(this::openInvitation);
    }

    private void show() {
        list.removeAll();
        var actor = currentUser.actor();
        // One more than is shown tells whether there are more.
        var found = administration.find(actor, search.getValue(), 0, shown + 1);
        if (found.isEmpty()) {
            list.add(new EmptyState(
                    VaadinIcon.USERS,
                    getTranslation("user.users.none.title"),
                    getTranslation("user.users.none.sentence"),
                    new Button(getTranslation("user.users.none.clear"), click -> search.clear())));
            return;
        }
        var dialogs = new UserDialogs(administration, invitations, currentUser, this::show);
        var panel = new Panel();
        found.stream()
                .limit(shown)
                .forEach(user -> panel.add(new UserRowView(user, actor.id(), clock.instant(), dialogs)));
        list.add(panel);
        if (found.size() > shown) {
            list.add(new Button(getTranslation("user.users.more"), click -> {
                shown += PAGE_SIZE;
                show();
            }));
        }
    }

    private void openNewUser() {
        var dialog = dialog("user.users.add");
        dialog.add(new NewUserForm(false, getTranslation("user.users.add.submit"), (user, code) -> {
                    users.create(currentUser.actor(), user);
                    dialog.close();
                    show();
                    Toast.show(getTranslation("user.users.added", user.name()));
                })
                .withRole());
        dialog.open();
    }

    private void openInvitation(String email) {
        var dialog = dialog("user.users.invite");
        dialog.add(new NewUserForm(false, getTranslation("user.users.invite.submit"), (user, code) -> {
                    var sent = invitations.invite(
                            currentUser.actor(),
                            new NewInvitation(user.email(), user.name(), user.role(), user.language()));
                    dialog.close();
                    show();
                    UserDialogs.tellSent(sent);
                })
                .forInvitation()
                .withEmail(email));
        dialog.open();
    }

    private Dialog dialog(String titleKey) {
        var dialog = new Dialog(getTranslation(titleKey));
        dialog.addClassName("sl-dialog");
        dialog.setWidth("480px");
        return dialog;
    }
}
