package io.surveylink.shell.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.surveylink.shell.MainLayout;

/** 404, and what is not open to the user: the two read the same. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class NotFoundView extends Composite<ErrorPanel> implements HasErrorParameter<NotFoundException>, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    @Override
    protected ErrorPanel initContent() {
        return new ErrorPanel(
                VaadinIcon.SEARCH, getTranslation("shell.notFound.title"), getTranslation("shell.notFound.sentence"));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        return HttpStatusCode.NOT_FOUND.getCode();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.notFound.title");
    }
}
