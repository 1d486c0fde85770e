package io.surveylink.testing;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.menubar.MenuBar;
import java.util.List;
import java.util.stream.Stream;

/** Menu bars in view tests; Karibu opens context menus only. */
public final class Menus {

    private Menus() {}

    /** Clicks the item that a person reads as {@code text}, however deep it is. */
    public static void click(MenuBar bar, String text) {
        var item = items(bar.getItems())
                .filter(each -> each.getText().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no menu item " + text + ", but " + texts(bar)));
        ComponentUtil.fireEvent(item, new ClickEvent<>(item));
    }

    /** What can be chosen. */
    public static List<String> texts(MenuBar bar) {
        return items(bar.getItems()).map(MenuItem::getText).toList();
    }

    private static Stream<MenuItem> items(List<MenuItem> items) {
        return items.stream()
                .flatMap(item ->
                        Stream.concat(Stream.of(item), items(item.getSubMenu().getItems())));
    }
}
