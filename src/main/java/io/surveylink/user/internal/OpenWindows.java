package io.surveylink.user.internal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.UIInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import io.surveylink.common.WatchPoller;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Ends a session whose user was deactivated or has another role, on whichever node that was done: the next request finds
 * out by itself ({@link ActiveUserFilter}), but a window that only listens makes none and would be told of changes on
 * and on. One statement a second per node while windows are open.
 */
@Component
class OpenWindows implements VaadinServiceInitListener, DisposableBean {

    private static final long serialVersionUID = 1L;
    private static final String SIGN_IN = "login?ended";

    private final transient UserRepository users;
    private final transient WatchPoller<Window> poller = new WatchPoller<>("open-windows", () -> {
        var led = new HashSet<VaadinSession>();
        return windows -> look(windows, led);
    });

    OpenWindows(UserRepository users) {
        this.users = users;
    }

    /** Told apart by its UI. */
    private record Window(UI ui, SignedIn owner) {}

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(this::opened);
    }

    private void opened(UIInitEvent event) {
        SessionUser.signedIn().ifPresent(owner -> {
            var watch = poller.watch(new Window(event.getUI(), owner));
            event.getUI().addDetachListener(detached -> watch.close());
        });
    }

    @Override
    public void destroy() {
        poller.stop();
    }

    /** @param led sessions whose windows were told to go at the look before */
    private void look(Set<Window> windows, Set<VaadinSession> led) {
        var now = users.signedIn(
                windows.stream().map(window -> window.owner().id()).collect(Collectors.toSet()));
        Map<VaadinSession, List<UI>> over = windows.stream()
                .filter(window -> !window.owner().equals(now.get(window.owner().id())))
                .map(Window::ui)
                .filter(ui -> ui.getSession() != null)
                .collect(Collectors.groupingBy(UI::getSession));
        // What is on its way to a window is lost with the session: it is given until the next look to go.
        over.forEach((session, uis) -> WatchPoller.tell(() -> {
            if (led.add(session)) {
                uis.forEach(OpenWindows::leadToSignIn);
            } else {
                end(session);
            }
        }));
        led.retainAll(over.keySet());
    }

    /** Of windows that did not go; no request of theirs is served any more, in any case. */
    private static void end(VaadinSession session) {
        session.accessSynchronously(() -> {
            if (session.getSession() != null) {
                session.getSession().invalidate();
            }
        });
    }

    private static void leadToSignIn(UI ui) {
        try {
            ui.accessSynchronously(() -> {
                ui.getPage().setLocation(SIGN_IN);
                ui.push();
            });
        } catch (UIDetachedException e) {
            // Closed meanwhile: nobody looks.
        }
    }
}
