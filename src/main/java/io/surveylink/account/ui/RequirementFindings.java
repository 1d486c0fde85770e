package io.surveylink.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.surveylink.account.Account;
import io.surveylink.account.Evidence.Helper;
import io.surveylink.account.RequirementFinding;
import io.surveylink.account.RequirementReport;
import io.surveylink.account.RequirementState;
import io.surveylink.account.Touched;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.Panel;
import io.surveylink.common.ui.Section;
import java.util.List;

/** A report by state: what is missing first, each with its reason, the way through Setup and who can help. */
final class RequirementFindings extends Div {

    private static final long serialVersionUID = 1L;

    private final transient RequirementTexts texts;

    RequirementFindings(Account account, RequirementReport report, RequirementTexts texts) {
        this.texts = texts;
        addClassName("sl-stack");
        add(counts(report));
        for (RequirementState state : List.of(RequirementState.MISSING, RequirementState.UNKNOWN)) {
            var findings = report.in(state);
            if (!findings.isEmpty()) {
                var section = section(state, findings);
                if (state == RequirementState.UNKNOWN) {
                    section.setAside(getTranslation("requirement.unknown.aside", account.username()));
                }
                add(section);
            }
        }
        add(met(report));
    }

    private Div counts(RequirementReport report) {
        var counts = new Div();
        counts.addClassNames("sl-line", "sl-requirement-counts");
        for (RequirementState state :
                List.of(RequirementState.MISSING, RequirementState.UNKNOWN, RequirementState.OK)) {
            int count = report.in(state).size();
            if (count == 0) {
                continue;
            }
            var number = new Span(String.valueOf(count));
            number.addClassName("sl-strong");
            var pill = new Span(
                    RequirementTexts.mark(state).disc(),
                    number,
                    new Span(getTranslation("requirement.count." + state)));
            pill.addClassName("sl-requirement-count");
            counts.add(pill);
        }
        return counts;
    }

    private Section section(RequirementState state, List<RequirementFinding> findings) {
        var panel = new Panel();
        findings.forEach(finding -> panel.add(row(finding)));
        return new Section(getTranslation("requirement.state." + state), panel);
    }

    private Component row(RequirementFinding finding) {
        var title = new Div(new Span(texts.name(finding)));
        title.addClassNames("sl-line", "sl-row-title");
        String subject = finding.subject();
        if (!subject.isEmpty()) {
            var name = new Span(subject);
            name.addClassName("sl-mono");
            title.add(name);
        }
        var reason = new Div(texts.reason(finding));
        reason.addClassName("sl-secondary");
        var text = new Div(title, reason, way(finding));
        text.addClassName("sl-grow");
        var row = new Div(disc(finding.state()), text);
        row.addClassNames("sl-row", "sl-requirement");
        return row;
    }

    /** With the word for who does not see the colour. */
    private Component disc(RequirementState state) {
        var disc = new Span(RequirementTexts.mark(state).disc());
        disc.getElement().setAttribute("role", "img");
        disc.getElement().setAttribute("aria-label", getTranslation("requirement.state." + state));
        return disc;
    }

    private Component way(RequirementFinding finding) {
        var path = new Div();
        path.addClassName("sl-setup-path");
        texts.path(finding).forEach(step -> path.add(new Span(step)));
        var helper = finding.evidence().helper();
        var who = new Span(VaadinIcon.USER.create(), new Span(texts.helper(helper)));
        who.addClassNames("sl-line", "sl-secondary", "sl-helper");
        var way = new Div();
        way.addClassName("sl-requirement-way");
        if (helper == Helper.SALESFORCE_ADMIN) {
            way.add(path);
        }
        way.add(who);
        return way;
    }

    private Section met(RequirementReport report) {
        var list = new Div();
        list.addClassName("sl-met");
        for (String line : new MetRequirements(report, texts).lines()) {
            var met = new Span(Mark.SUCCEEDED.disc(), new Span(line));
            met.addClassName("sl-state");
            list.add(met);
        }
        var section = new Section(getTranslation("requirement.state." + RequirementState.OK), new Panel(list));
        long workflows = report.findings().stream()
                .flatMap(finding -> finding.neededBy().stream())
                .map(Touched.Step::workflow)
                .distinct()
                .count();
        section.setAside(
                workflows == 0
                        ? getTranslation("requirement.ok.noWorkflow")
                        : getTranslation("requirement.ok.workflows", workflows));
        return section;
    }
}
