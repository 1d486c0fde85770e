package io.surveylink.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.surveylink.administration.AuditGroup;
import io.surveylink.administration.AuditTrail;
import io.surveylink.administration.AuditTrail.Filter;
import io.surveylink.administration.AuditTrail.Position;
import io.surveylink.administration.AuditTrail.ProjectName;
import io.surveylink.common.ui.EmptyState;
import io.surveylink.common.ui.Page;
import io.surveylink.common.ui.PageHeader;
import io.surveylink.common.ui.Panel;
import io.surveylink.common.ui.Times;
import io.surveylink.shell.MainLayout;
import io.surveylink.user.CurrentUser;
import io.surveylink.user.UserAdministration;
import io.surveylink.user.UserProfile;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who changed access or credentials, for admins: the newest first, as sentences, and as a file. */
@Route(value = "audit-log", layout = MainLayout.class)
@Menu(title = "audit.title", order = 95, icon = "vaadin:archives")
@RolesAllowed("ADMIN")
class AuditLogView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;
    private static final int PAGE_SIZE = 50;

    private final transient AuditTrail trail;
    private final transient UserAdministration users;
    private final transient CurrentUser currentUser;
    private final ComboBox<UserProfile> person = new ComboBox<>();
    private final Select<AuditGroup> group = new Select<>();
    private final ComboBox<ProjectName> project = new ComboBox<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final Panel rows = new Panel();
    private final Div list = new Div();
    private final Button more;
    private transient @Nullable Position last;

    AuditLogView(AuditTrail trail, UserAdministration users, CurrentUser currentUser) {
        this.trail = trail;
        this.users = users;
        this.currentUser = currentUser;
        more = new Button(getTranslation("audit.more"), click -> readOn());
        list.addClassName("sl-stack");
        add(new PageHeader(getTranslation("audit.title"), getTranslation("audit.lead"), export()), filters(), list);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("audit.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private Component export() {
        var csv = new AuditCsv(trail);
        // Rights are read when the file is asked for, not when the page was shown.
        var link = new Anchor(
                (DownloadHandler) download -> csv.write(download, currentUser.actor(), filter()),
                AttachmentType.DOWNLOAD,
                getTranslation("audit.export"));
        link.addClassName("sl-button-link");
        return link;
    }

    private Component filters() {
        person.setLabel(getTranslation("audit.filter.person"));
        person.setItemLabelGenerator(UserProfile::name);
        person.setItems(query ->
                users
                        .find(currentUser.actor(), query.getFilter().orElse(""), query.getOffset(), query.getLimit())
                        .stream()
                        .map(UserAdministration.UserRow::profile));
        group.setLabel(getTranslation("audit.filter.group"));
        group.setItems(AuditGroup.values());
        group.setEmptySelectionAllowed(true);
        group.setEmptySelectionCaption(getTranslation("audit.filter.everything"));
        group.setItemLabelGenerator(
                each -> getTranslation(each == null ? "audit.filter.everything" : "audit.group." + each.name()));
        project.setLabel(getTranslation("audit.filter.project"));
        project.setItemLabelGenerator(ProjectName::name);
        project.setItems(
                query -> trail
                        .projects(
                                currentUser.actor(), query.getFilter().orElse(""), query.getOffset(), query.getLimit())
                        .stream());
        from.setLabel(getTranslation("audit.filter.from"));
        to.setLabel(getTranslation("audit.filter.to"));
        for (var picker : new DatePicker[] {from, to}) {
            picker.setClearButtonVisible(true);
            picker.addValueChangeListener(change -> show());
        }
        for (var box : new ComboBox<?>[] {person, project}) {
            box.setClearButtonVisible(true);
            box.addValueChangeListener(change -> show());
        }
        group.addValueChangeListener(change -> show());
        var filters = new Div(person, group, project, from, to);
        filters.addClassName("sl-audit-filters");
        return filters;
    }

    private Filter filter() {
        var chosen = project.getValue();
        var whom = person.getValue();
        var until = to.getValue();
        return new Filter(
                whom == null ? null : whom.id(),
                group.getValue(),
                chosen == null ? null : chosen.id(),
                startOf(from.getValue()),
                startOf(until == null ? null : until.plusDays(1)));
    }

    private static @Nullable Instant startOf(@Nullable LocalDate day) {
        return Optional.ofNullable(day)
                .map(date -> date.atStartOfDay(Times.zone()).toInstant())
                .orElse(null);
    }

    private void show() {
        last = null;
        rows.removeAll();
        list.removeAll();
        list.add(rows, more);
        readOn();
        if (last == null) {
            list.removeAll();
            list.add(empty());
        }
    }

    private Component empty() {
        if (filter().equals(Filter.ALL)) {
            return new EmptyState(
                    VaadinIcon.ARCHIVES, getTranslation("audit.empty.title"), getTranslation("audit.empty.sentence"));
        }
        return new EmptyState(
                VaadinIcon.FILTER,
                getTranslation("audit.none.title"),
                getTranslation("audit.none.sentence"),
                new Button(getTranslation("audit.none.clear"), click -> {
                    person.clear();
                    group.clear();
                    project.clear();
                    from.clear();
                    to.clear();
                }));
    }

    /** One more than is shown tells whether there are more. */
    private void readOn() {
        var page = trail.page(currentUser.actor(), filter(), last, PAGE_SIZE + 1);
        page.stream().limit(PAGE_SIZE).forEach(item -> {
            rows.add(new AuditRow(item));
            last = item.position();
        });
        more.setVisible(page.size() > PAGE_SIZE);
    }
}
