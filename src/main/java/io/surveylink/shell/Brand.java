package io.surveylink.shell;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;

/** The mark and the name, a way home. */
public final class Brand extends Anchor {

    private static final long serialVersionUID = 1L;

    private static final String MARK = """
            <svg viewBox="0 0 16 16" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round">\
            <path d="M11.5 4.2C10.6 3 9.4 2.6 8 2.6 6 2.6 4.4 3.6 4.4 5.3c0 3.8 7.2 1.6 7.2 5.4 0 1.7-1.6 2.7-3.6 \
            2.7-1.4 0-2.6-.4-3.5-1.6"/></svg>""";

    public Brand() {
        super("");
        addClassName("sl-brand");
        var mark = new Span(new Svg(MARK));
        mark.addClassName("sl-brand-mark");
        mark.getElement().setAttribute("aria-hidden", "true");
        add(mark, new Span(getTranslation("shell.brand")));
    }
}
