package io.surveylink.project.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Route;
import io.surveylink.common.ui.Panel;
import io.surveylink.common.ui.Section;
import io.surveylink.common.ui.Times;
import io.surveylink.common.ui.Toast;
import io.surveylink.project.MemberAccess;
import io.surveylink.project.Operation;
import io.surveylink.project.Projects;
import io.surveylink.project.Projects.Member;
import io.surveylink.project.Sharing;
import io.surveylink.project.Sharing.WaitingInvitation;
import io.surveylink.shell.MainLayout;
import io.surveylink.user.Users;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;

/** The people of a project: the owner shares it, the owner and admins end memberships. */
@Route(value = "projects/:project/people", layout = MainLayout.class)
@PermitAll
class PeopleView extends ProjectPage {

    private static final long serialVersionUID = 1L;

    private final transient Projects projects;
    private final transient Sharing sharing;
    private final transient Users users;
    private final transient MemberChanges changes;
    private final transient ObjectProvider<PeopleSection> sections;

    PeopleView(
            ProjectFrame frame,
            Projects projects,
            Sharing sharing,
            Users users,
            ObjectProvider<PeopleSection> sections) {
        super(frame, PeopleTab.PEOPLE);
        this.sections = sections;
        this.projects = projects;
        this.sharing = sharing;
        this.users = users;
        this.changes = new MemberChanges(projects, sharing, this::refresh);
    }

    @Override
    protected Component content(OpenProject open) {
        var members = projects.members(open.actor(), open.id());
        var section = new Section(getTranslation("project.people"));
        section.setAside(String.valueOf(members.size()));
        if (open.allows(Operation.MANAGE_PROJECT)) {
            section.addAction(new Button(
                    getTranslation("project.people.add"), VaadinIcon.PLUS.create(), click -> openAddDialog(open)));
        }
        var panel = new Panel();
        members.forEach(member -> panel.add(row(open, member)));
        sharing.invitations(open.actor(), open.id()).forEach(invitation -> panel.add(row(open, invitation)));
        section.add(panel);
        var content = new Div(section);
        content.addClassName("sl-people");
        sections.orderedStream()
                .map(more -> more.content(open, this::refresh))
                .flatMap(Optional::stream)
                .forEach(content::add);
        return content;
    }

    private void openAddDialog(OpenProject open) {
        new AddMemberDialog(
                        users,
                        (user, access) -> {
                            projects.setMember(open.actor(), open.id(), user.id(), access);
                            Toast.show(getTranslation("project.people.added", user.name()));
                            refresh();
                        },
                        (email, access) -> {
                            sharing.invite(open.actor(), open.id(), email, access);
                            Toast.show(getTranslation("project.people.invited"));
                            refresh();
                        })
                .open();
    }

    /** Somebody who cannot sign in yet. */
    private Component row(OpenProject open, WaitingInvitation invitation) {
        var row = row(
                invitation.email(),
                getTranslation("project.people.waiting", Times.date(invitation.askedAt())),
                getTranslation("project.people.can." + invitation.access()));
        row.add(new Span(getTranslation("project.access." + invitation.access())));
        if (open.allows(Operation.REMOVE_MEMBER)) {
            var withdraw = new Button(getTranslation("project.people.withdraw"), click -> {
                sharing.withdraw(open.actor(), open.id(), invitation.email());
                refresh();
            });
            withdraw.setAriaLabel(getTranslation("project.people.withdraw.of", invitation.email()));
            row.add(withdraw);
        }
        return row;
    }

    private static Div row(String title, String... lines) {
        var name = new Div(title);
        name.addClassName("sl-row-title");
        var text = new Div(name);
        text.addClassName("sl-grow");
        for (String line : lines) {
            var secondary = new Div(line);
            secondary.addClassName("sl-secondary");
            text.add(secondary);
        }
        var row = new Div(new Avatar(title), text);
        row.addClassName("sl-row");
        return row;
    }

    private Component row(OpenProject open, Member member) {
        var row = row(
                member.id().equals(open.actor().id())
                        ? getTranslation("project.people.you", member.name())
                        : member.name(),
                member.email(),
                getTranslation("project.people.can."
                        + (member.owner() ? "OWNER" : member.access().name())));
        if (member.owner()) {
            row.add(new Span(getTranslation("project.people.owner")));
            return row;
        }
        row.add(open.allows(Operation.MANAGE_PROJECT) ? accessSelect(open, member) : accessText(member));
        if (open.allows(Operation.REMOVE_MEMBER)) {
            row.add(new Button(getTranslation("project.people.remove"), click -> changes.remove(open, member)));
        }
        return row;
    }

    private Span accessText(Member member) {
        return new Span(getTranslation("project.access." + member.access().name()));
    }

    private Component accessSelect(OpenProject open, Member member) {
        var select = new Select<MemberAccess>();
        select.setItems(MemberAccess.values());
        select.setItemLabelGenerator(access -> getTranslation("project.access." + access.name()));
        select.setValue(member.access());
        select.setAriaLabel(getTranslation("project.people.accessOf", member.name()));
        select.addValueChangeListener(change -> changes.change(open, member, change.getValue()));
        return select;
    }
}
