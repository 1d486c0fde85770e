package io.surveylink.project.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Route;
import io.surveylink.common.ui.DangerDialog;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.Panel;
import io.surveylink.common.ui.Section;
import io.surveylink.common.ui.Toast;
import io.surveylink.project.MemberAccess;
import io.surveylink.project.Operation;
import io.surveylink.project.Projects;
import io.surveylink.project.Projects.Member;
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
    private final transient Users users;
    private final transient ObjectProvider<PeopleSection> sections;

    PeopleView(ProjectFrame frame, Projects projects, Users users, ObjectProvider<PeopleSection> sections) {
        super(frame, PeopleTab.PEOPLE);
        this.sections = sections;
        this.projects = projects;
        this.users = users;
    }

    @Override
    protected Component content(OpenProject open) {
        var members = projects.members(open.actor(), open.id());
        var section = new Section(getTranslation("project.people"));
        section.setAside(String.valueOf(members.size()));
        if (open.allows(Operation.MANAGE_PROJECT)) {
            section.addAction(new Button(
                    getTranslation("project.people.add"),
                    VaadinIcon.PLUS.create(),
                    click -> new AddMemberDialog(users, (user, access) -> {
                                projects.setMember(open.actor(), open.id(), user.id(), access);
                                Toast.show(getTranslation("project.people.added", user.name()));
                                refresh();
                            })
                            .open()));
        }
        var panel = new Panel();
        members.forEach(member -> panel.add(row(open, member)));
        section.add(panel);
        var content = new Div(section);
        content.addClassName("sl-people");
        sections.orderedStream()
                .map(more -> more.content(open, this::refresh))
                .flatMap(Optional::stream)
                .forEach(content::add);
        return content;
    }

    private Component row(OpenProject open, Member member) {
        var avatar = new Avatar(member.name());
        var name = new Div(
                member.id().equals(open.actor().id())
                        ? getTranslation("project.people.you", member.name())
                        : member.name());
        name.addClassName("sl-row-title");
        var email = new Div(member.email());
        email.addClassName("sl-secondary");
        var text = new Div(name, email);
        text.addClassName("sl-grow");
        var row = new Div(avatar, text);
        row.addClassName("sl-row");
        if (member.owner()) {
            row.add(new Span(getTranslation("project.people.owner")));
            return row;
        }
        row.add(open.allows(Operation.MANAGE_PROJECT) ? accessSelect(open, member) : accessText(member));
        if (open.allows(Operation.REMOVE_MEMBER)) {
            row.add(new Button(getTranslation("project.people.remove"), click -> confirmRemoval(open, member)));
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
        select.addValueChangeListener(change -> {
            boolean done =
                    Errors.guard(() -> projects.setMember(open.actor(), open.id(), member.id(), change.getValue()));
            if (done) {
                Toast.show(getTranslation("project.people.changed", member.name()));
            } else {
                refresh();
            }
        });
        return select;
    }

    private void confirmRemoval(OpenProject open, Member member) {
        new DangerDialog(
                        getTranslation("project.people.remove.title", member.name()),
                        getTranslation("project.people.remove"),
                        getTranslation("project.people.remove.keep"),
                        () -> {
                            projects.removeMember(open.actor(), open.id(), member.id());
                            refresh();
                        })
                .withText(getTranslation("project.people.remove.text", member.name()))
                .open();
    }
}
