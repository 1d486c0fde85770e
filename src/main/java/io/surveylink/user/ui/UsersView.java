package io.surveylink.user.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.surveylink.common.ui.Page;
import io.surveylink.common.ui.PageHeader;
import io.surveylink.common.ui.Toast;
import io.surveylink.shell.MainLayout;
import io.surveylink.user.CurrentUser;
import io.surveylink.user.UserProfile;
import io.surveylink.user.Users;
import jakarta.annotation.security.RolesAllowed;

/** The people of the console, for admins. */
@Route(value = "users", layout = MainLayout.class)
@Menu(title = "user.users.title", order = 90, icon = "vaadin:users")
@RolesAllowed("ADMIN")
class UsersView extends Page implements HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient Users users;
    private final transient CurrentUser currentUser;
    private final Grid<UserProfile> grid = new Grid<>();

    UsersView(Users users, CurrentUser currentUser) {
        this.users = users;
        this.currentUser = currentUser;
        var add = new Button(getTranslation("user.users.add"), VaadinIcon.PLUS.create(), click -> openDialog());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add(new PageHeader(getTranslation("user.users.title"), getTranslation("user.users.sentence"), add), grid);
        grid.addColumn(UserProfile::name).setHeader(getTranslation("user.name")).setFlexGrow(2);
        grid.addColumn(UserProfile::email)
                .setHeader(getTranslation("user.email"))
                .setFlexGrow(3);
        grid.addColumn(user -> getTranslation("user.role." + user.role())).setHeader(getTranslation("user.role"));
        grid.addColumn(user -> getTranslation("user.state." + user.state())).setHeader(getTranslation("user.state"));
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(true);
        grid.setItems(
                query -> users.findPage(currentUser.actor(), query.getOffset(), query.getLimit()).stream(),
                query -> users.count(currentUser.actor()));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("user.users.title");
    }

    private void openDialog() {
        var dialog = new Dialog(getTranslation("user.users.add"));
        dialog.addClassName("sl-dialog");
        dialog.setWidth("480px");
        dialog.add(new NewUserForm(false, getTranslation("user.users.add.submit"), (user, code) -> {
                    users.create(currentUser.actor(), user);
                    dialog.close();
                    grid.getDataProvider().refreshAll();
                    Toast.show(getTranslation("user.users.added", user.name()));
                })
                .withRole());
        dialog.open();
    }
}
