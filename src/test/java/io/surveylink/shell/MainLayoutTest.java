package io.surveylink.shell;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.ContextMenuKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.sidenav.SideNavItem;
import io.surveylink.common.ColorScheme;
import io.surveylink.common.Transactions;
import io.surveylink.notification.Notice;
import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.Notifications;
import io.surveylink.testing.ViewTest;
import io.surveylink.user.Users;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class MainLayoutTest extends ViewTest {

    @Autowired
    Users users;

    @Autowired
    Notifications notifications;

    @Autowired
    Transactions transactions;

    @Test
    void languageIsKeptWithTheUserAndSpokenAtTheNextLoad() {
        var user = fixtures.member();
        signIn(user);
        open("");
        choose("日本語");

        assertThat(users.find(user.id()).orElseThrow().language()).isEqualTo(Locale.JAPANESE);
        signIn(user);
        open("");
        assertThat(UI.getCurrent().getLocale()).isEqualTo(Locale.JAPANESE);
        assertThat(_find(SideNavItem.class).stream().map(SideNavItem::getLabel)).contains("連携アカウント");
    }

    @Test
    void appearanceIsKeptWithTheUser() {
        var user = fixtures.member();
        signIn(user);
        open("");
        choose("Dark");

        assertThat(users.find(user.id()).orElseThrow().colorScheme()).isEqualTo(ColorScheme.DARK);
    }

    @Test
    void bellTellsOfAnUnreadNoticeUntilItIsRead() {
        var user = fixtures.member();
        transactions.write(() -> notifications.send(new Notice(
                user.id(),
                NoticeKind.ACCOUNT_NEEDS_REAUTHENTICATION,
                Map.of("account", "Acme production", "org", "Acme", "workflows", "Response to Contact"),
                "accounts",
                null,
                false)));
        signIn(user);
        open("");
        var bell = _find(NoticeBell.class).getFirst();
        assertThat(bell.getAriaLabel()).hasValue("Notices, 1 unread");

        _find(Popover.class).getFirst().open();
        _click(_get(Button.class, spec -> spec.withText("Mark all read")));

        assertThat(notifications.unreadCount(user.id())).isZero();
        assertThat(bell.getAriaLabel()).hasValue("Notices");
    }

    @Test
    void menuShowsAnAdminMoreThanAMember() {
        signIn(fixtures.member());
        open("");
        assertThat(_find(SideNavItem.class).stream().map(SideNavItem::getLabel)).doesNotContain("Users");

        signIn(fixtures.admin());
        open("");
        assertThat(_find(SideNavItem.class).stream().map(SideNavItem::getLabel)).contains("Users");
    }

    private static void choose(String text) {
        ContextMenuKt._click(
                _get(UserMenu.class),
                _find(MenuItem.class).stream()
                        .filter(item -> item.getElement().getTextRecursively().equals(text))
                        .findFirst()
                        .orElseThrow());
    }
}
