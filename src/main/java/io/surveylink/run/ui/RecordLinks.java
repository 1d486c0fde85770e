package io.surveylink.run.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Links to records in Salesforce's own pages. */
final class RecordLinks {

    private RecordLinks() {}

    static String url(String orgHost, String recordId) {
        // A host with a port is the simulator's: it speaks plain http on this machine.
        return (orgHost.contains(":") ? "http://" : "https://") + orgHost + "/" + recordId;
    }

    static Anchor link(String orgHost, String recordId) {
        var anchor = new Anchor(url(orgHost, recordId), recordId);
        anchor.addClassNames("sl-mono", "sl-line");
        anchor.setTarget(AnchorTarget.BLANK);
        anchor.getElement().setAttribute("rel", "noopener noreferrer");
        anchor.add(VaadinIcon.EXTERNAL_LINK.create());
        return anchor;
    }
}
