package io.surveylink.workflow.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import io.surveylink.account.Account;
import io.surveylink.account.ui.AccountChooser;
import io.surveylink.workflow.WorkflowEvent;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A workflow that Salesforce's messages start, as it is set up in the editor. */
class MessageEventTest extends EditorTestCase {

    private Account account;
    private WorkflowHead workflow;

    @BeforeEach
    void linkAnAccount() {
        account = workflowFixtures.link(people.owner(), "owner@acme.example");
        workflow = workflowFixtures.create(people.owner(), people);
    }

    @Test
    void orgObjectAndFieldsAreChosenAndFillTheTasks() throws Exception {
        openEditor(workflow);
        beginMessageEvent();
        _setValue(_get(AccountChooser.class), sameAs(account));
        var object = awaitObjects();
        _setValue(object, named(object, "Case"));
        var fields = await(() -> {
            MultiSelectComboBox<String> found = fields();
            assertThat(found.getListDataView().getItemCount()).isPositive();
            return found;
        });
        _setValue(fields, Set.of("Subject"));

        assertThat(draft(workflow).event())
                .isEqualTo(new WorkflowEvent.OutboundMessage(account.orgId(), "Case", "Case", List.of("Subject")));
        assertThat(text(card("Salesforce outbound message"))).contains("Case, 1 field");

        _click(_get(Button.class, spec -> spec.withText("Create the URL")));
        var url = _get(TextField.class, spec -> spec.withLabel("Endpoint URL")).getValue();
        assertThat(url).matches("http://localhost:\\d+/salesforce/outbound/[0-9a-f]{48}");
        assertThat(answerTo(url)).isEqualTo(400);
        _assertOne(Span.class, spec -> spec.withText("No message has come yet."));
    }

    @Test
    void renewingTheUrlIsAskedForAndEndsTheFormerOne() throws Exception {
        openEditor(workflow);
        beginMessageEvent();
        _click(_get(Button.class, spec -> spec.withText("Create the URL")));
        var former =
                _get(TextField.class, spec -> spec.withLabel("Endpoint URL")).getValue();

        _click(_get(Button.class, spec -> spec.withText("Renew the URL")));
        _click(_get(Button.class, spec -> spec.withText("Renew it")));

        var renewed =
                _get(TextField.class, spec -> spec.withLabel("Endpoint URL")).getValue();
        assertThat(answerTo(former)).isEqualTo(404);
        assertThat(answerTo(renewed)).isEqualTo(400);
    }

    @Test
    void urlIsShownOnce() {
        openEditor(workflow);
        beginMessageEvent();
        _click(_get(Button.class, spec -> spec.withText("Create the URL")));
        var hint = _get(TextField.class, spec -> spec.withLabel("Endpoint URL")).getValue();

        openEditor(workflow);
        openCard("Salesforce outbound message");

        _assertNone(TextField.class, spec -> spec.withLabel("Endpoint URL"));
        _assertOne(
                Paragraph.class,
                spec -> spec.withText("The URL that ends with " + hint.substring(hint.length() - 4) + " is in use."));
    }

    private void beginMessageEvent() {
        openCard("When should it start?");
        _click(_get(Button.class, spec -> spec.withText("Salesforce outbound message")));
    }

    @SuppressWarnings("unchecked") // the label tells the type
    private static MultiSelectComboBox<String> fields() {
        return _get(MultiSelectComboBox.class, spec -> spec.withLabel("Fields of the message"));
    }

    /** To something that is no message. */
    private static int answerTo(String url) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url))
                .POST(HttpRequest.BodyPublishers.ofString("<none/>"))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
