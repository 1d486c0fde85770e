package io.surveylink.administration.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.sidenav.SideNavItem;
import io.surveylink.administration.AuditGroup;
import io.surveylink.administration.AuditTrail;
import io.surveylink.administration.AuditTrail.Filter;
import io.surveylink.administration.AuditTrail.ProjectName;
import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.Transactions;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.ViewTest;
import io.surveylink.user.UserProfile;
import io.surveylink.user.Users;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SuppressWarnings("unchecked") // boxes of the values named beside them
class AuditLogViewTest extends ViewTest {

    @Autowired
    AuditTrail trail;

    @Autowired
    AuditLog auditLog;

    @Autowired
    Transactions transactions;

    @Autowired
    Users users;

    @Test
    void adminReadsSentencesAndNarrowsThemToAProjectAndAPerson() {
        var people = fixtures.project("Store audit");
        signIn(people.admin());
        open("audit-log");

        choose(people);
        assertThat(sentences())
                .containsExactly(
                        "Olga Owner set what Vera Viewer may do in “Store audit”.",
                        "Olga Owner set what Emil Editor may do in “Store audit”.",
                        "Olga Owner created the project “Store audit”.");
        _get(_find(AuditRow.class).getFirst(), Span.class, spec -> spec.withText("access: VIEW"));
        _setValue(
                (ComboBox<UserProfile>) _get(ComboBox.class, spec -> spec.withLabel("Person")),
                users.find(people.editor().id()).orElseThrow());
        assertThat(sentences()).containsExactly("Olga Owner set what Emil Editor may do in “Store audit”.");

        _setValue((Select<AuditGroup>) _get(Select.class, spec -> spec.withLabel("What")), AuditGroup.WORKFLOWS);
        assertThat(_get(H2.class).getText()).isEqualTo("No entry matches");
        _click(_get(Button.class, spec -> spec.withText("Clear the filters")));
        assertThat(_find(AuditRow.class)).isNotEmpty();
    }

    @Test
    void olderEntriesComeAPageAtATimeByOneStatement() {
        var people = fixtures.project();
        for (int i = 0; i < 60; i++) {
            record(people);
        }
        signIn(people.admin());
        open("audit-log");
        choose(people);
        assertThat(_find(AuditRow.class)).hasSize(50);

        var older = _get(Button.class, spec -> spec.withText("Show older entries"));
        int read = statements.during(() -> _click(older));

        assertThat(_find(AuditRow.class)).hasSize(63);
        assertThat(older.isVisible()).isFalse();
        assertThat(read).isLessThanOrEqualTo(2);
    }

    @Test
    void theExportHasEveryEntryOfTheFilterAndNoCellThatCalculates() throws IOException {
        var people = fixtures.project("=HYPERLINK(\"http://evil\")");
        for (int i = 0; i < 600; i++) {
            record(people);
        }
        signIn(people.admin());
        open("audit-log");
        assertThat(_get(Anchor.class, spec -> spec.withText("Export as CSV")).getHref())
                .isNotEmpty();

        var file = new StringWriter();
        new AuditCsv(trail).write(file, people.admin(), new Filter(null, null, people.id(), null, null));

        assertThat(file.toString().lines()).hasSize(604).first().asString().startsWith("time,action,actor_id");
        assertThat(file.toString())
                .contains("\"'=HYPERLINK(")
                .doesNotContain(",=HYPERLINK")
                .contains("access=EDIT");
    }

    @Test
    void membersNeitherSeeNorOpenIt() {
        signIn(fixtures.member());
        assertThat(_find(SideNavItem.class).stream().map(SideNavItem::getLabel)).doesNotContain("Audit log");
        open("audit-log");
        assertThat(_get(H2.class).getText()).isEqualTo("This page is not here");
    }

    private static void choose(ProjectPeople people) {
        _setValue(
                (ComboBox<ProjectName>) _get(ComboBox.class, spec -> spec.withLabel("Project")),
                new ProjectName(people.id(), people.project().name()));
    }

    private static List<String> sentences() {
        return _find(AuditRow.class).stream()
                .map(row -> _find(row, Div.class).stream()
                        .map(Div::getText)
                        .filter(text -> text.endsWith("."))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private void record(ProjectPeople people) {
        transactions.write(
                () -> auditLog.record(AuditEntry.of(people.owner().id(), AuditAction.WORKFLOW_PAUSED, "workflow", 1L)
                        .in(people.id())));
    }
}
