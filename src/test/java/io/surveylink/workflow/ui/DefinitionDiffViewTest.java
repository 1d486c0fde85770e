package io.surveylink.workflow.ui;

import static com.github.mvysny.kaributesting.v10.BasicUtilsKt._fireDomEvent;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.embedded;
import static io.surveylink.workflow.WorkflowFixtures.mapping;
import static io.surveylink.workflow.WorkflowFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.JacksonUtils;
import io.surveylink.common.Environment;
import io.surveylink.common.OrgId;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.survey.SurveyDefinition;
import io.surveylink.testing.ViewTest;
import io.surveylink.workflow.DefinitionDiff;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.Workflows.OrgName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DefinitionDiffViewTest extends ViewTest {

    private static final OrgId ORG = new OrgId(1);

    @BeforeEach
    void signIn() {
        signIn(fixtures.project().owner());
    }

    @Test
    void itSaysInWordsWhatHappened() {
        var before = task(ORG, "Contact", embedded("LastName", "lastName"));
        var after = before.without("LastName")
                .withOperation(WriteOperation.CREATE)
                .with(mapping("Score__c", "double", new ValueSource.Fixed("7")));

        show(definition(before), definition(after));

        assertThat(rows())
                .containsExactly(
                        "~ Changed Operation Upsert by external ID → Create",
                        "− Removed Match by Survey_Response_Id__c",
                        "+ Added Score__c Score__c “7”",
                        "− Removed LastName LastName Embedded data: lastName");
    }

    @Test
    void sideBySideShowsBothSidesOfEveryChange() {
        var before = task(ORG, "Contact");
        show(definition(before), definition(before.with(embedded("LastName", "lastName"))));

        _get(Tabs.class).setSelectedIndex(1);

        assertThat(rows()).containsExactly("+ Added LastName LastName nothing Embedded data: lastName");
    }

    @Test
    void theKeysLeadFromChangeToChangeAndStayAtTheEnds() {
        var before = task(ORG, "Contact");
        show(
                definition(before),
                definition(before.with(embedded("LastName", "lastName")).with(embedded("Email", "email"))));

        press(ChangeKeys.PREVIOUS);
        assertThat(current()).isEmpty();
        press(ChangeKeys.NEXT);
        assertThat(current()).singleElement().asString().contains("LastName");
        press(ChangeKeys.NEXT);
        press(ChangeKeys.NEXT);
        assertThat(current()).singleElement().asString().contains("Email");
        press(ChangeKeys.PREVIOUS);
        assertThat(current()).singleElement().asString().contains("LastName");
    }

    @Test
    void twoEqualDefinitionsSaySo() {
        show(definition(task(ORG, "Contact")), definition(task(ORG, "Contact")));

        assertThat(_get(DefinitionDiffView.class).getElement().getTextRecursively())
                .isEqualTo("Nothing is different.");
    }

    private static void press(String filter) {
        var data = JacksonUtils.createObjectNode();
        data.put(filter, true);
        _fireDomEvent(UI.getCurrent(), "keydown", data);
    }

    private static List<String> current() {
        return _find(Div.class, spec -> spec.withClasses("sl-diff-current")).stream()
                .map(row -> row.getElement().getTextRecursively())
                .toList();
    }

    private static void show(WorkflowDefinition before, WorkflowDefinition after) {
        UI.getCurrent()
                .add(new DefinitionDiffView(
                        DefinitionDiff.between(before, after),
                        new SurveyDefinition(List.of(), List.of()),
                        Map.of(ORG, new OrgName(ORG, "Acme", Environment.PRODUCTION))));
    }

    private static List<String> rows() {
        return _find(Div.class, spec -> spec.withClasses("sl-diff-row")).stream()
                .map(row -> String.join(" ", texts(row.getElement())))
                .toList();
    }

    private static List<String> texts(Element element) {
        if (element.isTextNode()) {
            return List.of(element.getText());
        }
        return element.getChildren().flatMap(child -> texts(child).stream()).toList();
    }
}
