package io.surveylink.common;

import com.vaadin.flow.server.VaadinSession;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Where the browser or client is that asks. */
public final class ClientAddress {

    private ClientAddress() {}

    /** None when the console itself acts. What arrives by WebSocket has no request, but its session knows the browser. */
    public static @Nullable String current() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            return attributes.getRequest().getRemoteAddr();
        }
        var session = VaadinSession.getCurrent();
        return session == null ? null : session.getBrowser().getAddress();
    }
}
