package io.surveylink.user.ui;

import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import io.surveylink.common.UserId;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.StateDisc;
import io.surveylink.common.ui.Times;
import io.surveylink.user.Role;
import io.surveylink.user.UserAdministration.UserRow;
import io.surveylink.user.UserState;
import java.time.Instant;

/** One user: who, which role, in which state, and what can be done. Nothing can be done to oneself. */
final class UserRowView extends Div {

    private static final long serialVersionUID = 1L;

    private final transient UserRow user;
    private final transient UserDialogs dialogs;

    UserRowView(UserRow user, UserId reader, Instant now, UserDialogs dialogs) {
        this.user = user;
        this.dialogs = dialogs;
        var profile = user.profile();
        boolean own = profile.id().equals(reader);
        addClassName("sl-row");
        var name = new Div(own ? getTranslation("user.users.you", profile.name()) : profile.name());
        name.addClassName("sl-row-title");
        var text = new Div(name, secondary(profile.email()));
        text.addClassName("sl-grow");
        String more = more(now);
        if (!more.isEmpty()) {
            text.add(secondary(more));
        }
        var role = new Span(getTranslation("user.role." + profile.role()));
        role.addClassName("sl-user-role");
        var state = new StateDisc(mark(profile.state()), getTranslation("user.state." + profile.state()));
        state.addClassName("sl-user-state");
        add(new Avatar(profile.name()), text, role, state);
        add(own ? noMenu() : menu());
    }

    private String more(Instant now) {
        var ends = user.invitationEnds();
        return switch (user.profile().state()) {
            case INVITED ->
                ends == null || !ends.isAfter(now)
                        ? getTranslation("user.users.invitation.over")
                        : getTranslation("user.users.invitation.until", Times.dateTime(ends));
            case DEACTIVATED ->
                user.runsUntil() == null
                        ? ""
                        : getTranslation("user.users.runsUntil", Times.dateTime(user.runsUntil()));
            case ACTIVE -> "";
        };
    }

    private static Mark mark(UserState state) {
        return switch (state) {
            case INVITED -> Mark.QUEUED;
            case ACTIVE -> Mark.SUCCEEDED;
            case DEACTIVATED -> Mark.SKIPPED;
        };
    }

    /** Nobody does any of it to themselves; the columns stay in line. */
    private static Div noMenu() {
        var space = new Div();
        space.addClassName("sl-user-no-menu");
        return space;
    }

    private MenuBar menu() {
        var profile = user.profile();
        var bar = new MenuBar();
        bar.addClassName("sl-row-menu");
        bar.addThemeVariants(MenuBarVariant.TERTIARY);
        var root = bar.addItem(VaadinIcon.ELLIPSIS_DOTS_V.create());
        root.setAriaLabel(getTranslation("user.users.menu", profile.name()));
        var items = root.getSubMenu();
        switch (profile.state()) {
            case ACTIVE -> {
                var other = profile.role() == Role.ADMIN ? Role.MEMBER : Role.ADMIN;
                items.addItem(getTranslation("user.users.make." + other), click -> dialogs.changeRole(profile, other));
                items.addSeparator();
                items.addItem(getTranslation("user.users.deactivate"), click -> dialogs.deactivate(profile));
            }
            case INVITED -> {
                items.addItem(getTranslation("user.users.inviteAgain"), click -> dialogs.inviteAgain(profile));
                items.addSeparator();
                items.addItem(getTranslation("user.users.deactivate"), click -> dialogs.deactivate(profile));
            }
            case DEACTIVATED -> {
                items.addItem(getTranslation("user.users.reactivate"), click -> dialogs.reactivate(profile));
                if (user.runsUntil() != null) {
                    items.addItem(getTranslation("user.users.holdRuns"), click -> dialogs.holdRuns(profile));
                }
            }
        }
        return bar;
    }

    private static Div secondary(String text) {
        var line = new Div(text);
        line.addClassName("sl-secondary");
        return line;
    }
}
