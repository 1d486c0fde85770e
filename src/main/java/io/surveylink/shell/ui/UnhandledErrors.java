package io.surveylink.shell.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.surveylink.common.ui.Errors;
import org.springframework.stereotype.Component;

/** What a click listener let escape: the person reads a sentence with an id, the page stays as it is. */
@Component
class UnhandledErrors implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(UnhandledErrors::tell));
    }

    private static void tell(ErrorEvent event) {
        if (UI.getCurrent() == null) {
            Errors.log(event.getThrowable());
        } else {
            Errors.show(event.getThrowable());
        }
    }
}
