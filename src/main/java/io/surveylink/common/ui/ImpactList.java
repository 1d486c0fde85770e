package io.surveylink.common.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;

/** What an action brings about, said before it is done: consequence, detail, count. */
public final class ImpactList extends UnorderedList {

    private static final long serialVersionUID = 1L;

    public ImpactList() {
        addClassName("sl-impact");
    }

    /** Adds a consequence; detail and count may be empty. */
    public ImpactList add(VaadinIcon icon, String consequence, String detail, String count) {
        return add(icon.create(), consequence, detail, count);
    }

    /** Adds a consequence that a state's disc stands for. */
    public ImpactList add(Mark mark, String consequence, String detail, String count) {
        return add(mark.disc(), consequence, detail, count);
    }

    private ImpactList add(Component icon, String consequence, String detail, String count) {
        var what = new Div(consequence);
        what.addClassName("sl-impact-what");
        var text = new Div(what);
        if (!detail.isEmpty()) {
            var more = new Div(detail);
            more.addClassName("sl-secondary");
            text.add(more);
        }
        var item = new ListItem(icon, text);
        if (!count.isEmpty()) {
            var number = new Span(count);
            number.addClassName("sl-impact-count");
            item.add(number);
        }
        add(item);
        return this;
    }
}
