package io.surveylink.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import io.surveylink.common.ui.DangerDialog;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.Panel;
import io.surveylink.common.ui.Section;
import io.surveylink.common.ui.StateDisc;
import io.surveylink.common.ui.Toast;
import io.surveylink.ownership.Consents.ConsentItem;
import io.surveylink.ownership.Consents.ConsentState;
import io.surveylink.project.Operation;
import io.surveylink.project.ui.OpenProject;
import io.surveylink.project.ui.PeopleSection;
import io.surveylink.workflow.ConsentStatements;
import io.surveylink.workflow.ConsentStatements.Statement;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/** What others write with the owner's credentials: asked, given, refused; the owner answers and takes back here. */
@Order(20)
@org.springframework.stereotype.Component
class ConsentsSection implements PeopleSection {

    private final EditorServices services;
    private final ConsentStatements statements;

    ConsentsSection(EditorServices services, ConsentStatements statements) {
        this.services = services;
        this.statements = statements;
    }

    @Override
    public Optional<Component> content(OpenProject open, Runnable changed) {
        var all = statements.of(open.actor(), open.id());
        if (all.isEmpty()) {
            return Optional.empty();
        }
        var section = new Section(DiffWords.text("ownership.consents"));
        section.setAside(String.valueOf(all.size()));
        var panel = new Panel();
        all.forEach(statement -> panel.add(row(open, statement, changed)));
        section.add(panel);
        return Optional.of(section);
    }

    private Component row(OpenProject open, Statement statement, Runnable changed) {
        var item = statement.consent();
        var row = new Div(new ConsentStatement(statement), state(item.state()));
        row.addClassNames("sl-row", "sl-consent");
        if (open.allows(Operation.SPEND_CREDENTIALS)) {
            row.add(buttons(open, item, changed));
        }
        return row;
    }

    private static Component state(ConsentState state) {
        var mark = switch (state) {
            case ASKED -> Mark.ATTENTION;
            case GIVEN -> Mark.SUCCEEDED;
            case REFUSED -> Mark.FAILED;
        };
        return new StateDisc(mark, DiffWords.text("ownership.consents.state." + state));
    }

    private Component buttons(OpenProject open, ConsentItem item, Runnable changed) {
        var buttons = new Div();
        buttons.addClassName("sl-actions");
        if (item.state() != ConsentState.GIVEN) {
            var agree =
                    new Button(DiffWords.text("ownership.consent.agree"), click -> decide(open, item, true, changed));
            if (item.state() == ConsentState.ASKED) {
                agree.addThemeVariants(ButtonVariant.PRIMARY);
                buttons.add(new Button(
                        DiffWords.text("ownership.consent.refuse"), click -> decide(open, item, false, changed)));
            }
            buttons.add(agree);
        } else {
            buttons.add(new Button(
                    DiffWords.text("ownership.consents.withdraw"),
                    click -> new DangerDialog(
                                    DiffWords.text("ownership.consents.withdraw.title", item.publisherName()),
                                    DiffWords.text("ownership.consents.withdraw"),
                                    DiffWords.text("ownership.consents.withdraw.keep"),
                                    () -> decide(open, item, false, changed))
                            .withText(DiffWords.text("ownership.consents.withdraw.text"))
                            .open()));
        }
        return buttons;
    }

    private void decide(OpenProject open, ConsentItem item, boolean yes, Runnable changed) {
        boolean done = Errors.guard(() -> services.consents()
                .decide(services.currentUser().actor(), open.id(), item.publisher(), item.key(), yes));
        if (done) {
            Toast.show(DiffWords.text(
                    yes ? "ownership.consent.agreed" : "ownership.consent.declined", item.publisherName()));
        }
        changed.run();
    }
}
