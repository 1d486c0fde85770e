package io.surveylink.shell.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.ui.Errors;
import io.surveylink.shell.MainLayout;

/** A view that could not be opened: a known error in its own sentence, any other with an id that the log bears too. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class ErrorView extends Composite<Div> implements HasErrorParameter<Exception>, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private String title = "";

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        var error = parameter.getCaughtException();
        boolean missing = error instanceof DomainException known && known.code() == ErrorCode.NOT_FOUND;
        title = getTranslation(missing ? "shell.notFound.title" : "shell.error.title");
        var icon = missing ? VaadinIcon.SEARCH : VaadinIcon.EXCLAMATION_CIRCLE_O;
        getContent().add(new ErrorPanel(icon, title, Errors.sentence(error)));
        return error instanceof DomainException known
                ? known.code().kind().httpStatus()
                : HttpStatusCode.INTERNAL_SERVER_ERROR.getCode();
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
