package io.surveylink.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.ui.Banner;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.Toast;
import io.surveylink.ownership.Consents.ConsentItem;
import io.surveylink.ownership.Consents.ConsentState;
import io.surveylink.project.ProjectSummary;
import io.surveylink.workflow.ConsentStatements.Statement;
import io.surveylink.workflow.Workflows.OrgName;
import java.util.List;
import java.util.Map;

/** What members want to write with the owner's credentials: the owner answers here, the publisher sees the wait. */
final class ConsentBanners extends Div {

    private static final long serialVersionUID = 1L;

    private final transient EditorServices services;
    private final transient Runnable decided;

    /** @param decided called after an answer, so that what depends on it is shown anew */
    ConsentBanners(EditorServices services, Runnable decided) {
        this.services = services;
        this.decided = decided;
        addClassName("sl-stack");
        setVisible(false);
    }

    void show(ProjectSummary project, List<ConsentItem> open) {
        removeAll();
        setVisible(!open.isEmpty());
        var orgs = services.workflows()
                .orgs(open.stream().map(item -> item.key().org()).distinct().toList());
        boolean isOwner = services.currentUser().actor().id().equals(project.ownerId());
        var statements = open.isEmpty() || !isOwner
                ? List.<Statement>of()
                : services.lock().statements().of(services.currentUser().actor(), project.id());
        for (var item : open) {
            add(isOwner ? question(project.id(), item, orgs) : waiting(project, item, orgs));
            statements.stream()
                    .filter(statement -> statement.consent().equals(item))
                    .forEach(statement -> add(new ConsentStatement(statement)));
        }
    }

    private Banner question(ProjectId project, ConsentItem item, Map<OrgId, OrgName> orgs) {
        boolean refused = item.state() == ConsentState.REFUSED;
        var agree = new Button(getTranslation("ownership.consent.agree"), click -> decide(project, item, true));
        agree.addThemeVariants(ButtonVariant.PRIMARY);
        var refuse = new Button(getTranslation("ownership.consent.refuse"), click -> decide(project, item, false));
        refuse.setVisible(!refused);
        return new Banner(
                refused ? Banner.Tone.INFO : Banner.Tone.ATTENTION,
                getTranslation(
                        refused ? "ownership.consent.refused.title" : "ownership.consent.title", item.publisherName()),
                getTranslation("ownership.consent.text", item.publisherName(), what(item), orgName(item, orgs)),
                agree,
                refuse);
    }

    private Banner waiting(ProjectSummary project, ConsentItem item, Map<OrgId, OrgName> orgs) {
        boolean refused = item.state() == ConsentState.REFUSED;
        return new Banner(
                refused ? Banner.Tone.TROUBLE : Banner.Tone.INFO,
                getTranslation(
                        refused ? "ownership.consent.refusedByOwner" : "ownership.consent.waiting",
                        project.ownerName()),
                getTranslation(
                        refused ? "ownership.consent.refusedByOwner.text" : "ownership.consent.waiting.text",
                        what(item),
                        orgName(item, orgs)));
    }

    private static String what(ConsentItem item) {
        return TaskTexts.title(item.key().operation(), item.key().object());
    }

    private static String orgName(ConsentItem item, Map<OrgId, OrgName> orgs) {
        var org = orgs.get(item.key().org());
        return org == null ? "" : org.name();
    }

    private void decide(ProjectId project, ConsentItem item, boolean yes) {
        Errors.guard(() -> {
            services.consents().decide(services.currentUser().actor(), project, item.publisher(), item.key(), yes);
            Toast.show(getTranslation(
                    yes ? "ownership.consent.agreed" : "ownership.consent.declined", item.publisherName()));
            decided.run();
        });
    }
}
