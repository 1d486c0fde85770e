package io.surveylink.run.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.project.NeedsYou;
import io.surveylink.project.ProjectSummary;
import io.surveylink.project.Projects;
import io.surveylink.run.HeldCause;
import io.surveylink.run.Runs;
import io.surveylink.user.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What runs ask of a person: to end a hold, or to look at what is uncertain. Of own projects only, an admin's too. */
@Component
class RunsNeedYou implements NeedsYou {

    private final Runs runs;
    private final Projects projects;

    RunsNeedYou(Runs runs, Projects projects) {
        this.runs = runs;
        this.projects = projects;
    }

    @Override
    public List<Item> items(Actor actor) {
        var holds = runs.held(actor, null);
        if (holds.isEmpty()) {
            return List.of();
        }
        var mine = projects.mine(actor).stream().map(ProjectSummary::slug).collect(Collectors.toSet());
        var items = new ArrayList<Item>();
        for (var held : holds) {
            if (mine.contains(held.projectSlug())) {
                items.add(item(held));
            }
        }
        return items;
    }

    private static Item item(HeldCause held) {
        return new Item(
                urgency(held),
                icon(held),
                RunWords.cause(held),
                held.environment(),
                I18NProvider.translate("run.held.sum", RunWords.number(held.runs())),
                HeldPanel.path(held)
                        .map(path -> I18NProvider.translate("run.held.action." + held.cause()))
                        .orElseGet(() -> I18NProvider.translate("run.held.action.show")),
                HeldPanel.path(held).orElse("runs?state=HELD"));
    }

    private static Urgency urgency(HeldCause held) {
        return switch (held.cause()) {
            case TOKEN_DEAD, NO_BINDING, BLOCKED_BY_ORG -> Urgency.TROUBLE;
            case API_LIMIT, API_BUDGET, PAUSED, PERMISSION_MISSING, SCHEMA_CHANGED, OWNER_DEACTIVATED -> Urgency.HELD;
            case NO_CONSENT, ORG_CHANGED -> Urgency.ASKED;
        };
    }

    private static VaadinIcon icon(HeldCause held) {
        return switch (held.cause()) {
            case TOKEN_DEAD -> VaadinIcon.KEY_O;
            case NO_BINDING -> VaadinIcon.CLOUD_O;
            case BLOCKED_BY_ORG, PERMISSION_MISSING -> VaadinIcon.LOCK;
            case NO_CONSENT -> VaadinIcon.CLIPBOARD_CHECK;
            case ORG_CHANGED -> VaadinIcon.EXCHANGE;
            case API_LIMIT, API_BUDGET, PAUSED, SCHEMA_CHANGED, OWNER_DEACTIVATED -> VaadinIcon.BOLT;
        };
    }
}
