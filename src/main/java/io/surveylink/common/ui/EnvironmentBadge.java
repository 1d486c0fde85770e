package io.surveylink.common.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.surveylink.common.Environment;

/** Production is solid ink, a sandbox is dashed, hatched and has a flask: the two differ without reading. */
public final class EnvironmentBadge extends Span {

    private static final long serialVersionUID = 1L;

    public EnvironmentBadge(Environment environment) {
        addClassName("sl-environment");
        switch (environment) {
            case PRODUCTION -> {
                addClassName("sl-production");
                add(new Span(getTranslation("common.environment.PRODUCTION")));
            }
            case SANDBOX -> {
                addClassName("sl-sandbox");
                add(VaadinIcon.FLASK.create(), new Span(getTranslation("common.environment.SANDBOX")));
            }
        }
    }
}
