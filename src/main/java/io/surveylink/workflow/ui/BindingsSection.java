package io.surveylink.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import io.surveylink.account.Account;
import io.surveylink.account.ui.RunsAsChip;
import io.surveylink.common.AccountId;
import io.surveylink.common.OrgId;
import io.surveylink.common.ui.EnvironmentBadge;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.OrgTile;
import io.surveylink.common.ui.Panel;
import io.surveylink.common.ui.Section;
import io.surveylink.common.ui.Toast;
import io.surveylink.project.Operation;
import io.surveylink.project.ui.OpenProject;
import io.surveylink.project.ui.PeopleSection;
import io.surveylink.workflow.Workflows.OrgName;
import io.surveylink.workflow.Workflows.WorkflowListItem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;

/** Which of the owner's accounts serves each org that the project's workflows name; the owner changes it here. */
@Order(10)
@org.springframework.stereotype.Component
class BindingsSection implements PeopleSection {

    private final EditorServices services;

    BindingsSection(EditorServices services) {
        this.services = services;
    }

    @Override
    public Optional<Component> content(OpenProject open, Runnable changed) {
        var orgs = services.workflows().list(open.actor(), open.id()).stream()
                .map(WorkflowListItem::orgs)
                .flatMap(Collection::stream)
                .distinct()
                .toList();
        if (orgs.isEmpty()) {
            return Optional.empty();
        }
        var bound = services.bindings()
                .findAll(open.id(), orgs.stream().map(OrgName::id).toList());
        var accounts = services.accounts().findAll(bound.values());
        boolean owns = open.allows(Operation.SPEND_CREDENTIALS);
        Map<OrgId, List<Account>> own = owns
                ? services.accounts().mine(open.actor()).stream().collect(Collectors.groupingBy(Account::orgId))
                : Map.of();
        var section = new Section(DiffWords.text("ownership.bindings"));
        section.setAside(
                DiffWords.text("ownership.bindings.text", open.summary().ownerName()));
        var panel = new Panel();
        orgs.forEach(org -> panel.add(row(
                org,
                owns
                        ? chooser(open, org, own.getOrDefault(org.id(), List.of()), bound.get(org.id()), changed)
                        : chip(Optional.ofNullable(bound.get(org.id()))
                                .map(accounts::get)
                                .orElse(null)))));
        section.add(panel);
        return Optional.of(section);
    }

    private static Component row(OrgName org, Component account) {
        var name = new Div(
                new OrgTile(org.name(), org.environment(), OrgTile.Size.MEDIUM),
                new Span(org.name()),
                new EnvironmentBadge(org.environment()));
        name.addClassNames("sl-line", "sl-grow");
        var row = new Div(name, account);
        row.addClassName("sl-row");
        return row;
    }

    private static Component chip(@Nullable Account account) {
        if (account != null) {
            return new RunsAsChip(account);
        }
        var nobody = new Span(Mark.ATTENTION.disc(), new Span(DiffWords.text("workflow.runsAs.nobody")));
        nobody.addClassName("sl-state");
        return nobody;
    }

    private Component chooser(
            OpenProject open, OrgName org, List<Account> own, @Nullable AccountId bound, Runnable changed) {
        var select = new Select<Account>();
        select.setAriaLabel(DiffWords.text("ownership.bindings.account", org.name()));
        select.setPlaceholder(DiffWords.text("ownership.bindings.none"));
        select.setItems(own);
        select.setItemLabelGenerator(
                account -> DiffWords.text("ownership.bindings.accountAndUser", account.name(), account.username()));
        select.setWidth("320px");
        own.stream().filter(account -> account.id().equals(bound)).findFirst().ifPresent(select::setValue);
        select.addValueChangeListener(change -> {
            boolean done = Errors.guard(() -> services.bindings()
                    .set(
                            services.currentUser().actor(),
                            open.id(),
                            org.id(),
                            change.getValue().id()));
            if (done) {
                Toast.show(DiffWords.text(
                        "ownership.bindings.set", change.getValue().name()));
            }
            changed.run();
        });
        return select;
    }
}
