package io.surveylink.access;

import static io.surveylink.workflow.WorkflowFixtures.contacts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveylink.account.Account;
import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.RandomIds;
import io.surveylink.common.RunId;
import io.surveylink.common.WorkflowId;
import io.surveylink.outbound.OutboundEndpoints;
import io.surveylink.ownership.Bindings;
import io.surveylink.ownership.Consents;
import io.surveylink.project.MemberAccess;
import io.surveylink.project.Projects;
import io.surveylink.run.RunState;
import io.surveylink.run.Runs;
import io.surveylink.run.SentResponses;
import io.surveylink.survey.IngestionKeys;
import io.surveylink.survey.IngestionKeys.Scope;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.user.Actor;
import io.surveylink.user.UserState;
import io.surveylink.workflow.WorkflowEvent;
import io.surveylink.workflow.WorkflowFixtures;
import io.surveylink.workflow.WorkflowState;
import io.surveylink.workflow.Workflows;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/**
 * One project with everybody around it, a survey, accounts, a workflow whose creator is a member, a run that failed.
 * Made when it is first asked for, and shared by all rows: what a call uses up it is given afresh.
 */
@TestComponent
public class AccessWorld {

    private static final Duration SOON = Duration.ofSeconds(30);

    final Projects projects;
    final Workflows workflows;
    final WorkflowFixtures workflowFixtures;
    final Bindings bindings;
    final Consents consents;
    final Fixtures fixtures;
    private final Runs runs;
    private final IngestionKeys keys;
    private final OutboundEndpoints endpoints;
    private final Environment environment;
    private final ObjectProvider<AccessRows> features;
    private final Map<Role, Actor> actors = new EnumMap<>(Role.class);
    private @Nullable Made made;

    AccessWorld(
            Projects projects,
            Workflows workflows,
            WorkflowFixtures workflowFixtures,
            Bindings bindings,
            Consents consents,
            Fixtures fixtures,
            Runs runs,
            IngestionKeys keys,
            OutboundEndpoints endpoints,
            Environment environment,
            ObjectProvider<AccessRows> features) {
        this.projects = projects;
        this.workflows = workflows;
        this.workflowFixtures = workflowFixtures;
        this.bindings = bindings;
        this.consents = consents;
        this.fixtures = fixtures;
        this.runs = runs;
        this.keys = keys;
        this.endpoints = endpoints;
        this.environment = environment;
        this.features = features;
    }

    /** What there is. */
    record Made(ProjectPeople people, WorkflowHead workflow, Account ownersAccount, RunId run) {}

    Stream<Row> rows() {
        return features.orderedStream().flatMap(feature -> feature.rows(this));
    }

    Stream<Row> trusted() {
        String nobody = "yyyyyyyy";
        return Stream.of(
                Row.letters(
                        Bindings.class,
                        "follow",
                        3,
                        nobody,
                        Row.deed(actor -> bindings.follow(actor, ownersAccount().id(), "005000000000001"))),
                Row.letters(
                        Bindings.class,
                        "clear",
                        2,
                        nobody,
                        Row.deed(actor -> bindings.clear(actor, ownersAccount().id()))),
                Row.letters(
                        OutboundEndpoints.class,
                        "renew",
                        3,
                        nobody,
                        actor -> endpoints.renew(actor, id(), workflow())));
    }

    Actor actor(Role role) {
        made();
        return Objects.requireNonNull(actors.get(role));
    }

    ProjectPeople people() {
        return made().people();
    }

    ProjectId id() {
        return people().id();
    }

    OrgId org() {
        return ownersAccount().orgId();
    }

    Account ownersAccount() {
        return made().ownersAccount();
    }

    WorkflowHead head() {
        return workflows.get(actor(Role.OWNER), made().workflow().publicId());
    }

    WorkflowId workflow() {
        return made().workflow().id();
    }

    RunId run() {
        return made().run();
    }

    /** A name that nothing has yet. */
    static String fresh() {
        return "x" + RandomIds.publicId();
    }

    /** Of the actor's own draft; of none for who may have none, so that the call itself is refused. */
    int draftVersion(Actor actor) {
        return mayDraft(actor) ? workflows.draft(actor, workflow()).version() : 0;
    }

    /** As {@link #draftVersion}, with something changed. */
    int changedDraftOf(Actor actor) {
        return mayDraft(actor) ? changedDraft(actor) : 0;
    }

    private boolean mayDraft(Actor actor) {
        return Stream.of(Role.EDIT, Role.CREATOR, Role.OWNER).map(this::actor).anyMatch(actor::equals);
    }

    /** The actor's own draft, with something changed; its version. Nothing for who may have none. */
    int changedDraft(Actor actor) {
        var draft = workflows.draft(actor, workflow());
        var published = workflows.published(actor(Role.OWNER), workflow());
        boolean updates =
                published.event() instanceof WorkflowEvent.SurveyResponse(var onNew, var onUpdate) && onUpdate;
        return workflows.saveDraft(
                actor,
                workflow(),
                published.withEvent(new WorkflowEvent.SurveyResponse(true, !updates)),
                draft.version());
    }

    /** After rows that paused, switched and added. */
    void calm() {
        features.forEach(rows -> rows.calm(this));
        if (made != null) {
            var head = head();
            if (head.pausedByAdmin()) {
                workflows.resume(actor(Role.ADMIN), workflow());
            } else if (head.state() == WorkflowState.PAUSED) {
                workflows.resume(actor(Role.OWNER), workflow());
            }
            workflows.switchOn(actor(Role.OWNER), workflow());
        }
    }

    private Made made() {
        if (made == null) {
            made = make();
        }
        return made;
    }

    private Made make() {
        var people = fixtures.project();
        workflowFixtures.survey(people);
        actors.put(Role.VIEW, people.viewer());
        actors.put(Role.CREATOR, people.editor());
        actors.put(Role.OWNER, people.owner());
        actors.put(Role.ADMIN, people.admin());
        actors.put(Role.STRANGER, people.stranger());
        for (Role role : Set.of(Role.EDIT, Role.REMOVED_MEMBER, Role.DEACTIVATED_MEMBER)) {
            var member = fixtures.member();
            projects.setMember(people.owner(), people.id(), member.id(), MemberAccess.EDIT);
            actors.put(role, member);
        }
        projects.removeMember(
                people.owner(),
                people.id(),
                Objects.requireNonNull(actors.get(Role.REMOVED_MEMBER)).id());
        fixtures.setState(Objects.requireNonNull(actors.get(Role.DEACTIVATED_MEMBER)), UserState.DEACTIVATED);

        var account = workflowFixtures.link(people.owner(), "owner@acme.example");
        workflowFixtures.link(people.editor(), "collaborator@acme.example");
        var workflow = workflowFixtures.create(people.editor(), people);
        workflowFixtures.publish(people.editor(), workflow, contacts(account.orgId()));
        consents.open(people.owner(), people.id())
                .forEach(item -> consents.decide(people.owner(), people.id(), item.publisher(), item.key(), true));
        return new Made(people, workflow, account, failed(people));
    }

    private RunId failed(ProjectPeople people) {
        var key = keys.issue(people.owner(), people.id(), "test", Set.of(Scope.INGEST));
        int port = environment.getRequiredProperty("local.server.port", Integer.class);
        new SentResponses(port, people.project().slug(), key).send("R-1", "Mori", "not an address");
        var all = new Runs.Filter(people.id(), null, Set.of(), null);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(runs.list(people.owner(), all, null, 10))
                        .singleElement()
                        .satisfies(run -> assertThat(run.state()).isEqualTo(RunState.FAILED)));
        return runs.list(people.owner(), all, null, 1).getFirst().id();
    }
}
