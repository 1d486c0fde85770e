package io.surveylink.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sforce.soap.partner.sobject.SObject;
import io.surveylink.simulator.control.MailBox;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.simulator.outbound.OutboundDefinition;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page at the root, for a person who wants to see what came and went. */
class SimulatorPageTest {

    private final SimulatedBrowser browser = new SimulatedBrowser();
    private SalesforceSimulator simulator;

    @BeforeEach
    void start() {
        simulator = SalesforceSimulator.start(SimulatorConfig.inMemory().withMailBox(new OneMail()));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void itShowsOrgsRecordsApprovalsCallsOutboundMessagesAndMail() throws Exception {
        WscClient.connect(new IndependentClient(simulator.productionUrl()).signIn("owner@acme.example"))
                .create(new SObject[] {WscClient.record("Contact", Map.of("LastName", "<script>alert(1)</script>"))});
        simulator
                .production()
                .outbound()
                .define(
                        "case-closed",
                        "acme",
                        "Case",
                        List.of("Subject"),
                        URI.create("http://localhost:9/listen"),
                        new OutboundDefinition.Condition("Status", "Closed"));
        simulator.production().addFault("query", new Fault.Html503());

        String page = get(simulator.productionUrl() + "/?org=acme&object=Contact");

        assertThat(page)
                .contains("Acme Corporation", "Other Inc", "Production")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script")
                .contains("independent-client", "api refresh_token openid id")
                .contains("<code>create</code>", "OK")
                .contains("HTML_503", "call query")
                .contains("case-closed", "when Status becomes Closed")
                .contains("You are needed", "owner@example.com");
        assertThat(get(simulator.sandboxUrl() + "/")).contains("Sandbox", "Nobody has approved an app yet.");
    }

    @Test
    void whatIsNotThereIsSaidToBeNotThere() {
        HttpResponse<String> page = browser.get(URI.create(simulator.productionUrl() + "/lightning/page/home"));

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("Not found");
    }

    private String get(String url) {
        HttpResponse<String> page = browser.get(URI.create(url));
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    private static final class OneMail implements MailBox {

        @Override
        public List<Mail> list(String to) {
            return List.of(new Mail(
                    Instant.EPOCH, "console@example.com", List.of("owner@example.com"), "You are needed", "Sign in"));
        }

        @Override
        public void up(boolean up) {
            throw new UnsupportedOperationException("It cannot be switched");
        }
    }
}
