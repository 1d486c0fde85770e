package io.surveylink.run.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.surveylink.jooq.Tables.ORG_BUDGET;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.component.textfield.IntegerField;
import io.surveylink.common.OrgId;
import io.surveylink.run.RunProject;
import io.surveylink.run.RunState;
import io.surveylink.testing.ViewTest;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ApiBudgetsViewTest extends ViewTest {

    @Autowired
    RunProject projects;

    @Autowired
    DSLContext database;

    /** The org belongs to every test. */
    @AfterEach
    void forgetBudgets() {
        database.deleteFrom(ORG_BUDGET).execute();
    }

    @Test
    void adminSeesWhatIsUsedAndMovesTheThreshold() {
        var project = projects.delivering();
        project.responses().send("B", 1, 3);
        projects.awaitStates(project.people(), Map.of(RunState.SUCCEEDED, 3));
        signIn(project.people().admin());
        open("api-budget");

        _assertOne(H1.class, spec -> spec.withText("API budget"));
        assertThat(_find(Div.class).stream().map(Div::getText))
                .anySatisfy(text -> assertThat(text).matches("\\d[\\d,]* of \\d[\\d,]* requests used in 24 hours, .*"));
        var change = change(project.account().orgName(), 95);
        _click(change);
        var percent = _get(IntegerField.class, spec -> spec.withLabel("Stop at this percentage"));
        _setValue(percent, 101);
        _click(_get(_get(Dialog.class), Button.class, spec -> spec.withText("Save")));
        _assertOne(Dialog.class);
        assertThat(percent.isInvalid()).isTrue();
        _setValue(percent, 80);
        _click(_get(_get(Dialog.class), Button.class, spec -> spec.withText("Save")));

        _assertNone(Dialog.class);
        assertThat(percentOf(project.account().orgId())).isEqualTo(80);
        assertThat(change(project.account().orgName(), 80).getText()).isEqualTo("Stops at 80 %");
    }

    @Test
    void memberNeitherSeesNorOpensTheBudgets() {
        signIn(fixtures.member());
        assertThat(_find(SideNavItem.class).stream().map(SideNavItem::getLabel)).doesNotContain("API budget");
        open("api-budget");

        assertThat(_get(H2.class).getText()).isEqualTo("This page is not here");
    }

    private static Button change(String org, int percent) {
        return _find(Button.class).stream()
                .filter(button -> button.getAriaLabel()
                        .filter(("Change where the console stops for " + org + ", now " + percent + " %")::equals)
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }

    private int percentOf(OrgId org) {
        return database.select(ORG_BUDGET.PERCENT)
                .from(ORG_BUDGET)
                .where(ORG_BUDGET.ORG_ID.eq(org))
                .fetchSingle()
                .value1();
    }
}
