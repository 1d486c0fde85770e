package io.surveylink.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.administration.AuditTrail.Filter;
import io.surveylink.administration.AuditTrail.Item;
import io.surveylink.administration.AuditTrail.Position;
import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.Transactions;
import io.surveylink.project.MemberAccess;
import io.surveylink.project.Projects;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.SettableClock;
import io.surveylink.testing.StatementCounter;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import io.surveylink.user.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SurveylinkTest
class AuditTrailTest {

    @Autowired
    AuditTrail trail;

    @Autowired
    AuditLog auditLog;

    @Autowired
    Transactions transactions;

    @Autowired
    Projects projects;

    @Autowired
    Fixtures fixtures;

    @Autowired
    SettableClock clock;

    @Autowired
    StatementCounter statements;

    @Autowired
    DSLContext database;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void adminsAloneReadIt() {
        var people = fixtures.project();
        for (var actor : List.of(people.owner(), people.editor(), people.viewer(), people.stranger())) {
            assertThatThrownBy(() -> trail.page(actor, Filter.ALL, null, 10))
                    .isInstanceOfSatisfying(
                            DomainException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN));
            assertThatThrownBy(() -> trail.projects(actor, "", 0, 10))
                    .isInstanceOfSatisfying(
                            DomainException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN));
        }
        assertThat(trail.page(people.admin(), Filter.ALL, null, 1)).hasSize(1);

        fixtures.setRole(people.admin(), Role.MEMBER);
        assertThat(trail.page(people.admin(), Filter.ALL, null, 1))
                .as("the actor's role is as old as the page")
                .isEmpty();
        assertThat(trail.projects(people.admin(), "", 0, 1)).isEmpty();
    }

    @Test
    void anEntryBearsTheNamesOfToday() {
        var people = fixtures.project("Store audit");
        projects.setMember(people.owner(), people.id(), people.viewer().id(), MemberAccess.EDIT);

        var newest = trail.page(people.admin(), inProject(people), null, 1).getFirst();

        assertThat(newest.action()).isEqualTo(AuditAction.MEMBER_SET);
        assertThat(newest.actor()).isEqualTo("Olga Owner");
        assertThat(newest.subject()).isEqualTo("Vera Viewer");
        assertThat(newest.project()).isEqualTo("Store audit");
        assertThat(newest.before()).isEqualTo(Map.of("access", "VIEW"));
        assertThat(newest.after()).isEqualTo(Map.of("access", "EDIT"));
    }

    @Test
    void aPersonIsFoundAsTheOneWhoDidItAndAsTheOneItWasDoneTo() {
        var people = fixtures.project();
        projects.removeMember(people.admin(), people.id(), people.editor().id());

        assertThat(trail.page(people.admin(), of(people.editor()), null, 10))
                .extracting(Item::action)
                .containsExactly(AuditAction.MEMBER_REMOVED, AuditAction.MEMBER_SET);
        assertThat(trail.page(people.admin(), of(people.admin()), null, 10))
                .extracting(Item::action)
                .containsExactly(AuditAction.MEMBER_REMOVED);
    }

    @Test
    void groupAndTimeNarrowIt() {
        var people = fixtures.project();
        var early = clock.instant();
        clock.advance(Duration.ofHours(1));
        projects.removeMember(people.owner(), people.id(), people.viewer().id());
        var filter = inProject(people);

        assertThat(trail.page(
                        people.admin(),
                        new Filter(null, null, people.id(), early.plus(Duration.ofMinutes(30)), null),
                        null,
                        10))
                .extracting(Item::action)
                .containsExactly(AuditAction.MEMBER_REMOVED);
        assertThat(trail.page(
                        people.admin(),
                        new Filter(null, null, people.id(), null, early.plus(Duration.ofMinutes(30))),
                        null,
                        10))
                .hasSize(3);
        assertThat(trail.page(
                        people.admin(), new Filter(null, AuditGroup.WORKFLOWS, filter.project(), null, null), null, 10))
                .isEmpty();
        assertThat(trail.page(
                        people.admin(), new Filter(null, AuditGroup.PROJECTS, filter.project(), null, null), null, 10))
                .hasSize(4);
    }

    @Test
    void pagesByKeyMissNothingAndRepeatNothingWhileEntriesArrive() {
        var people = fixtures.project();
        for (int i = 0; i < 20; i++) {
            record(people);
        }
        var read = new ArrayList<Long>();
        @Nullable Position last = null;
        List<Item> page;
        do {
            page = trail.page(people.admin(), inProject(people), last, 5);
            page.forEach(item -> read.add(item.id()));
            last = page.isEmpty() ? last : page.getLast().position();
            record(people);
        } while (!page.isEmpty());

        assertThat(read).hasSize(23).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void aPageIsOneStatementWhateverTheFilter() {
        var people = fixtures.project();
        for (var filter : List.of(Filter.ALL, inProject(people), of(people.owner()))) {
            assertThat(statements.during(() -> trail.page(people.admin(), filter, null, 50)))
                    .isOne();
        }
    }

    @Test
    void whatAnotherVersionWroteIsShownByItsName() {
        var people = fixtures.project();
        database.execute(
                "INSERT INTO audit_log (created_at, action, subject_type, project_id) VALUES (NOW(6), 'OF_TOMORROW', 'thing', {0})",
                DSL.val(people.id().value()));

        assertThat(trail.page(people.admin(), inProject(people), null, 10))
                .filteredOn(item -> item.action() == null)
                .singleElement()
                .satisfies(item -> assertThat(item.actionName()).isEqualTo("OF_TOMORROW"));
    }

    @Test
    void everyActionBelongsToOneGroup() {
        var grouped = Arrays.stream(AuditGroup.values())
                .flatMap(group -> group.actions().stream())
                .toList();

        assertThat(grouped).containsExactlyInAnyOrder(AuditAction.values());
    }

    private void record(Fixtures.ProjectPeople people) {
        transactions.write(() -> auditLog.record(AuditEntry.of(people.owner().id(), AuditAction.BINDING_SET, "org", 1L)
                .in(people.id())));
    }

    private static Filter inProject(Fixtures.ProjectPeople people) {
        return new Filter(null, null, people.id(), null, null);
    }

    private static Filter of(Actor person) {
        return new Filter(person.id(), null, null, null, null);
    }
}
