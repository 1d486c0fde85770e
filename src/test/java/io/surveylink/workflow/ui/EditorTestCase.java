package io.surveylink.workflow.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Span;
import io.surveylink.account.Account;
import io.surveylink.account.ui.AccountChooser;
import io.surveylink.salesforce.FieldDescription;
import io.surveylink.salesforce.ObjectSummary;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.ViewTest;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.WorkflowFixtures;
import io.surveylink.workflow.Workflows;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A project with a survey, and ways to use the editor as people read it. */
abstract class EditorTestCase extends ViewTest {

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Autowired
    Workflows workflows;

    @Autowired
    SalesforceSimulator simulator;

    ProjectPeople people;

    @BeforeEach
    void makeProject() {
        people = fixtures.project();
        workflowFixtures.survey(people);
    }

    void openEditor(WorkflowHead workflow) {
        signIn(people.owner());
        open(WorkflowNavigation.editorPath(workflow.publicId()));
    }

    WorkflowDefinition draft(WorkflowHead workflow) {
        return workflows.draft(people.owner(), workflow.id()).definition();
    }

    Account sameAs(Account account) {
        return _get(AccountChooser.class)
                .getListDataView()
                .getItems()
                .filter(each -> each.id().equals(account.id()))
                .findFirst()
                .orElseThrow();
    }

    StepCard card(String title) {
        return _find(StepCard.class).stream()
                .filter(card -> text(card).contains(title))
                .findFirst()
                .orElseThrow();
    }

    void openCard(String title) {
        ComponentUtil.fireEvent(card(title), new ClickEvent<>(card(title)));
    }

    @SuppressWarnings("unchecked") // the label tells the type
    ComboBox<ObjectSummary> awaitObjects() {
        return await(() -> {
            ComboBox<ObjectSummary> object = _get(ComboBox.class, spec -> spec.withLabel("Object"));
            assertThat(object.getListDataView().getItemCount()).isPositive();
            return object;
        });
    }

    static ObjectSummary named(ComboBox<ObjectSummary> combo, String name) {
        return combo.getListDataView()
                .getItems()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    void awaitFields() {
        await(() -> _get(Button.class, spec -> spec.withText("Add field")));
    }

    @SuppressWarnings("unchecked") // the label tells the type
    void addField(String name) {
        _click(_get(Button.class, spec -> spec.withText("Add field")));
        ComboBox<FieldDescription> field = _get(ComboBox.class, spec -> spec.withLabel("Which field?"));
        _setValue(
                field,
                field.getListDataView()
                        .getItems()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow());
    }

    void choose(String picker, String source) {
        var combo = combo(picker);
        _setValue(combo, option(combo, source));
    }

    static SourceOption option(ComboBox<SourceOption> combo, String label) {
        return combo.getListDataView()
                .getItems()
                .filter(option -> option.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    static ComboBox<SourceOption> combo(String label) {
        return anyCombo(label);
    }

    @SuppressWarnings("unchecked") // the label tells the type
    static <T> ComboBox<T> anyCombo(String label) {
        return _find(ComboBox.class).stream()
                .filter(combo -> label.equals(combo.getAriaLabel().orElse("")))
                .findFirst()
                .orElseThrow();
    }

    void publish() {
        _click(_get(Button.class, spec -> spec.withText("Publish revision 1")));
        await(() -> _get(Button.class, spec -> spec.withText("Publish")));
        _click(_get(Button.class, spec -> spec.withText("Publish")));
        _assertOne(Span.class, spec -> spec.withText("Revision 1 is published"));
    }

    /** What Salesforce answers arrives from a thread of its own. */
    static <T> T await(Callable<T> found) {
        return Awaitility.await()
                .pollInSameThread()
                .ignoreExceptionsMatching(e -> true)
                .until(
                        () -> {
                            MockVaadin.clientRoundtrip(false);
                            try {
                                return found.call();
                            } catch (AssertionError e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        Objects::nonNull);
    }

    String text(Component component) {
        return component.getElement().getTextRecursively();
    }
}
