package io.surveylink.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/** What one step is made of, beside the picture; a page of its own on a narrow screen. */
class SidePanel extends Section {

    private static final long serialVersionUID = 1L;

    private final Div kind = new Div();
    private final H2 title = new H2();
    private final Div actions = new Div();
    private final Div body = new Div();
    private final Div foot = new Div();

    SidePanel(VaadinIcon icon, Runnable close) {
        addClassName("sl-side-panel");
        var tile = new Span(icon.create());
        tile.addClassNames("sl-icon-tile", "sl-icon-tile-action");
        kind.addClassName("sl-caption");
        title.getElement().setAttribute("tabindex", "-1");
        var text = new Div(kind, title);
        text.addClassName("sl-grow");
        var closing = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> close.run());
        closing.addThemeVariants(ButtonVariant.TERTIARY);
        closing.setAriaLabel(getTranslation("common.action.close"));
        actions.addClassName("sl-actions");
        var head = new Div(tile, text, actions, closing);
        head.addClassName("sl-side-panel-head");
        body.addClassNames("sl-side-panel-body", "sl-stack");
        foot.addClassName("sl-side-panel-foot");
        foot.setVisible(false);
        add(head, body, foot);
        Shortcuts.addShortcutListener(this, close::run, Key.ESCAPE).listenOn(this);
    }

    /** The next Tab leads to the first control. */
    final void focusHeading() {
        title.getElement().callJsFunction("focus");
    }

    final void setHeading(String kindOfStep, String name) {
        kind.setText(kindOfStep);
        title.setText(name);
        setAriaLabel(kindOfStep + ": " + name);
    }

    final void addAction(Component action) {
        actions.add(action);
    }

    final void addContent(Component... content) {
        body.add(content);
    }

    final void setFoot(Component... content) {
        foot.removeAll();
        foot.add(content);
        foot.setVisible(content.length > 0);
    }
}
