package io.surveylink.shell.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.NotificationsKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.VaadinSession;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.shell.MainLayout;
import io.surveylink.testing.Browser;
import io.surveylink.testing.ViewTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@ExtendWith(OutputCaptureExtension.class)
class ErrorViewsTest extends ViewTest {

    @LocalServerPort
    int port;

    @Test
    void unknownPathIsA404InsideTheFrame() {
        signIn(fixtures.member());

        var ui = UI.getCurrent();
        int status = ui.getInternals()
                .getRouter()
                .navigate(ui, new Location("no/such/page"), NavigationTrigger.PROGRAMMATIC);

        assertThat(status).isEqualTo(404);
        assertThat(_get(H2.class).getText()).isEqualTo("This page is not here");
        assertThat(_get(MainLayout.class).isAttached()).isTrue();
    }

    @Test
    void unexpectedErrorShowsAnIdThatTheLogBears(CapturedOutput log) {
        signIn(fixtures.member());

        VaadinSession.getCurrent().getErrorHandler().error(new ErrorEvent(new IllegalStateException("secret detail")));

        var said = NotificationsKt.getNotifications().getFirst().getElement().getTextRecursively();
        assertThat(said).contains("Something went wrong").doesNotContain("secret detail");
        var reference = said.replaceFirst(".*ref (\\w{6})\\).*", "$1");
        assertThat(log.getOut()).contains("ref " + reference).contains("secret detail");
    }

    @Test
    void knownErrorIsASentenceInTheReadersLanguage() {
        signIn(fixtures.member());

        VaadinSession.getCurrent()
                .getErrorHandler()
                .error(new ErrorEvent(new DomainException(ErrorCode.ACCOUNT_SLOTS_FULL, 5)));

        assertThat(NotificationsKt.getNotifications().getFirst().getElement().getTextRecursively())
                .contains("All 5 slots are used. Delete one to link another.");
    }

    @Test
    void errorOutsideTheViewsIsAPlainPageInTheReadersLanguage() {
        var browser = new Browser(URI.create("http://localhost:" + port));

        var page = browser.get("/error", "Accept", "text/html", "Accept-Language", "ja");

        assertThat(page.statusCode()).isIn(302, 404);
    }
}
