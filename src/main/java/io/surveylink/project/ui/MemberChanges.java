package io.surveylink.project.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.common.ui.DangerDialog;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.ImpactList;
import io.surveylink.common.ui.Toast;
import io.surveylink.project.MemberAccess;
import io.surveylink.project.Projects;
import io.surveylink.project.Projects.Member;
import io.surveylink.project.Sharing;
import io.surveylink.user.UserFootprint;
import io.surveylink.user.UserFootprint.Trace;
import java.util.List;

/** Less for a member: what ends with it is said before, and nothing is taken from anybody unasked. */
final class MemberChanges {

    private final Projects projects;
    private final Sharing sharing;
    private final Runnable changed;

    MemberChanges(Projects projects, Sharing sharing, Runnable changed) {
        this.projects = projects;
        this.sharing = sharing;
        this.changed = changed;
    }

    /** More, or nothing that ends: at once. */
    void change(OpenProject open, Member member, MemberAccess access) {
        boolean less = member.access() == MemberAccess.EDIT && access == MemberAccess.VIEW;
        var traces = less ? sharing.footprint(open.actor(), open.id(), member.id()) : List.<Trace>of();
        if (traces.isEmpty()) {
            boolean done = Errors.guard(() -> projects.setMember(open.actor(), open.id(), member.id(), access));
            if (done) {
                Toast.show(text("project.people.changed", member.name()));
            }
            changed.run();
            return;
        }
        var dialog = new DangerDialog(
                        text("project.people.less.title", member.name()),
                        text("project.people.less"),
                        text("project.people.remove.keep"),
                        () -> {
                            projects.setMember(open.actor(), open.id(), member.id(), access);
                            Toast.show(text("project.people.changed", member.name()));
                        })
                .withText(text("project.people.less.text", member.name()))
                .withImpact(impact(traces));
        // The choice that was not taken must not stay on the screen.
        dialog.addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                changed.run();
            }
        });
        dialog.open();
    }

    void remove(OpenProject open, Member member) {
        var traces = sharing.footprint(open.actor(), open.id(), member.id());
        var dialog = new DangerDialog(
                        text("project.people.remove.title", member.name()),
                        text("project.people.remove"),
                        text("project.people.remove.keep"),
                        () -> {
                            projects.removeMember(open.actor(), open.id(), member.id());
                            changed.run();
                        })
                .withText(text("project.people.remove.text", member.name()));
        if (!traces.isEmpty()) {
            dialog.withImpact(impact(traces));
        }
        dialog.open();
    }

    private static ImpactList impact(List<Trace> traces) {
        var impact = new ImpactList();
        traces.forEach(trace -> impact.add(
                icon(trace.kind()),
                text("project.trace." + trace.kind()),
                String.join(text("project.trace.separator"), trace.names()),
                String.valueOf(trace.count())));
        return impact;
    }

    private static VaadinIcon icon(UserFootprint.Kind kind) {
        return switch (kind) {
            case WORKFLOWS_CREATED -> VaadinIcon.PENCIL;
            case PUBLISHED_FOR_OTHERS -> VaadinIcon.KEY_O;
            case PROPOSALS -> VaadinIcon.COMMENT_ELLIPSIS_O;
            case PROJECTS_OWNED, RUNS_WAITING, LINKED_ACCOUNTS, MEMBERSHIPS -> VaadinIcon.INFO_CIRCLE_O;
        };
    }

    private static String text(String key, Object... values) {
        return I18NProvider.translate(key, values);
    }
}
