package io.surveylink.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import io.surveylink.user.Role;
import io.surveylink.user.UserState;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The access table of the product, asked of the service for everybody. */
@SurveylinkTest
class ProjectAccessTest {

    /** Written as the product's table is; an operation may not be missing. */
    private static final String TABLE = """
                               | VIEW | EDIT | CREATOR | OWNER | ADMIN
            SEE_NAMES          | y    | y    | y       | y     | y
            SEE_DEFINITION     | y    | y    | y       | y     | -
            SEE_DATA           | -    | y    | y       | y     | -
            EDIT_SURVEY        | -    | y    | y       | y     | -
            DRAFT_WORKFLOW     | -    | y    | y       | y     | -
            DESCRIBE_WORKFLOW  | -    | y    | y       | y     | -
            PUBLISH            | -    | -    | y       | -     | -
            PUBLISH_UNLOCKED   | -    | y    | y       | y     | -
            SPEND_CREDENTIALS  | -    | -    | -       | y     | -
            PAUSE              | -    | -    | y       | y     | y
            RESUME             | -    | -    | y       | y     | -
            RESUME_ADMIN_PAUSE | -    | -    | -       | -     | y
            SWITCH_OFF         | -    | -    | y       | y     | -
            CONTROL_RUNS       | -    | -    | y       | y     | -
            MANAGE_PROJECT     | -    | -    | -       | y     | -
            REMOVE_MEMBER      | -    | -    | -       | y     | y
            REQUEST_TRANSFER   | -    | -    | -       | y     | y
            ASK_FOR_OWNERSHIP  | -    | y    | y       | -     | -
            ADMINISTER         | -    | -    | -       | -     | y
            ASK_TO_LINK        | -    | y    | y       | -     | -
            TAKE_OVER          | -    | y    | y       | y     | -
            """;

    @Autowired
    Projects projects;

    @Autowired
    Fixtures fixtures;

    @Test
    void everybodyMayDoWhatTheTableSaysAndNothingElse() {
        var people = fixtures.project();
        var creator = people.editor();
        var colleague = fixtures.member();
        projects.setMember(people.owner(), people.id(), colleague.id(), MemberAccess.EDIT);

        var standings = new EnumMap<Standing, ProjectAccess>(Standing.class);
        standings.put(Standing.VIEW, access(people, people.viewer(), creator));
        standings.put(Standing.EDIT, access(people, colleague, creator));
        standings.put(Standing.CREATOR, access(people, creator, creator));
        standings.put(Standing.OWNER, access(people, people.owner(), creator));
        standings.put(Standing.ADMIN, access(people, people.admin(), creator));

        assertThat(table().keySet()).containsExactlyInAnyOrder(Operation.values());
        table().forEach((operation, expected) -> expected.forEach((standing, allowed) -> assertThat(
                        Objects.requireNonNull(standings.get(standing)).allows(operation))
                .as("%s by %s", operation, standing)
                .isEqualTo(allowed)));
    }

    private ProjectAccess access(ProjectPeople people, Actor actor, Actor creator) {
        return projects.access(actor, people.id()).toWorkflowOf(creator.id());
    }

    private static Map<Operation, Map<Standing, Boolean>> table() {
        var lines = TABLE.lines().map(line -> List.of(line.split("\\|"))).toList();
        var columns = lines.getFirst().stream()
                .skip(1)
                .map(c -> Standing.valueOf(c.strip()))
                .toList();
        var table = new EnumMap<Operation, Map<Standing, Boolean>>(Operation.class);
        lines.stream().skip(1).forEach(cells -> {
            var row = new LinkedHashMap<Standing, Boolean>();
            for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i), cells.get(i + 1).strip().equals("y"));
            }
            table.put(Operation.valueOf(cells.getFirst().strip()), row);
        });
        return table;
    }

    @Test
    void strangerDoesNotEvenLearnThatTheProjectExists() {
        var people = fixtures.project();

        assertThatThrownBy(() -> projects.access(people.stranger(), people.id()))
                .satisfies(has(ErrorCode.NOT_FOUND));
        assertThatThrownBy(
                        () -> projects.get(people.stranger(), people.project().slug()))
                .satisfies(has(ErrorCode.NOT_FOUND));
        assertThat(projects.mine(people.stranger())).isEmpty();
    }

    @Test
    void columnsAddUp() {
        var people = fixtures.project();
        projects.setMember(people.owner(), people.id(), people.admin().id(), MemberAccess.EDIT);

        var access = projects.access(people.admin(), people.id());

        assertThat(access.standings()).containsExactlyInAnyOrder(Standing.EDIT, Standing.ADMIN);
        assertThat(access.allows(Operation.SEE_DATA)).isTrue();
        assertThat(access.allows(Operation.RESUME_ADMIN_PAUSE)).isTrue();
    }

    @Test
    void ownerHasTheCreatorsColumnWhileThereIsNoCreator() {
        var people = fixtures.project();

        var owner = projects.access(people.owner(), people.id());

        assertThat(owner.allows(Operation.PUBLISH)).isFalse();
        assertThat(owner.toWorkflowOf(null).allows(Operation.PUBLISH)).isTrue();
        assertThat(projects.access(people.editor(), people.id())
                        .toWorkflowOf(null)
                        .allows(Operation.PUBLISH))
                .isFalse();
    }

    @Test
    void creatorWhoLosesEditIsCreatorNoMore() {
        var people = fixtures.project();
        projects.setMember(people.owner(), people.id(), people.editor().id(), MemberAccess.VIEW);

        var access = projects.access(people.editor(), people.id())
                .toWorkflowOf(people.editor().id());

        assertThat(access.allows(Operation.PUBLISH)).isFalse();
    }

    @Test
    void deactivatedPeopleHaveNoStandingAndADeactivatedOwnerIsKnown() {
        var people = fixtures.project();
        fixtures.setState(people.owner(), UserState.DEACTIVATED);

        assertThatThrownBy(() -> projects.access(people.owner(), people.id())).satisfies(has(ErrorCode.NOT_FOUND));
        assertThat(projects.access(people.editor(), people.id()).ownerActive()).isFalse();
    }

    @Test
    void roleIsReadAfreshAndNotTakenFromTheActor() {
        var people = fixtures.project();
        var pretender = new Actor(people.stranger().id(), Role.ADMIN);

        assertThatThrownBy(() -> projects.access(pretender, people.id())).satisfies(has(ErrorCode.NOT_FOUND));
    }

    @Test
    void onlyTheOwnerSharesAndOwnerOrAdminRemoves() {
        var people = fixtures.project();
        var guest = fixtures.member();

        for (var actor : List.of(people.viewer(), people.editor(), people.admin())) {
            assertThatThrownBy(() -> projects.setMember(actor, people.id(), guest.id(), MemberAccess.VIEW))
                    .satisfies(has(ErrorCode.FORBIDDEN));
        }
        for (var actor : List.of(people.viewer(), people.editor())) {
            assertThatThrownBy(() -> projects.removeMember(
                            actor, people.id(), people.viewer().id()))
                    .satisfies(has(ErrorCode.FORBIDDEN));
        }
        assertThatThrownBy(() -> projects.setMember(people.stranger(), people.id(), guest.id(), MemberAccess.VIEW))
                .satisfies(has(ErrorCode.NOT_FOUND));
        assertThatThrownBy(() -> projects.removeMember(
                        people.stranger(), people.id(), people.viewer().id()))
                .satisfies(has(ErrorCode.NOT_FOUND));
        assertThatThrownBy(() -> projects.members(people.stranger(), people.id()))
                .satisfies(has(ErrorCode.NOT_FOUND));

        projects.setMember(people.owner(), people.id(), guest.id(), MemberAccess.VIEW);
        projects.removeMember(people.owner(), people.id(), guest.id());
        projects.removeMember(people.admin(), people.id(), people.viewer().id());

        for (var actor : List.of(people.owner(), people.editor(), people.admin())) {
            assertThat(projects.members(actor, people.id()))
                    .extracting(Projects.Member::id)
                    .containsExactly(people.owner().id(), people.editor().id());
        }
    }

    private static java.util.function.Consumer<Throwable> has(ErrorCode code) {
        return e -> assertThat(e)
                .isInstanceOfSatisfying(
                        DomainException.class, d -> assertThat(d.code()).isEqualTo(code));
    }
}
