package io.surveylink.project;

import static io.surveylink.jooq.Tables.AUDIT_LOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.surveylink.audit.AuditAction;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.ProjectId;
import io.surveylink.common.RandomIds;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.SurveylinkTest;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SurveylinkTest
class ProjectsTest {

    @Autowired
    Projects projects;

    @Autowired
    Fixtures fixtures;

    @Autowired
    DSLContext database;

    @Test
    void slugIsMadeFromTheNameAndIsUnique() {
        String word = RandomIds.publicId();

        var first = projects.create(fixtures.member(), " Größe & Café " + word + "! ");
        var second = projects.create(fixtures.member(), "GROSSE cafe " + word);
        var third = projects.create(fixtures.member(), "große café " + word);

        assertThat(first.slug()).isEqualTo("gro-e-cafe-" + word);
        assertThat(second.slug()).isEqualTo("grosse-cafe-" + word);
        assertThat(third.slug()).isEqualTo("gro-e-cafe-" + word + "-2");
        assertThat(first.name()).isEqualTo("Größe & Café " + word + "!");
    }

    @Test
    void japaneseNamesGetASlugToo() {
        var project = projects.create(fixtures.member(), "顧客満足度アンケート");
        var mixed = projects.create(fixtures.member(), "顧客満足度 ＮＰＳ " + RandomIds.publicId());

        assertThat(project.slug()).isEqualTo("project-" + project.publicId().substring(0, 6));
        assertThat(mixed.slug()).startsWith("nps-");
    }

    @Test
    void noSlugCanStandForAnotherProjectsPublicId() {
        var victim = projects.create(fixtures.member(), "Victim");

        var twin = projects.create(fixtures.member(), victim.publicId());

        assertThat(twin.slug()).isEqualTo(victim.publicId() + "-2");
        assertThat(projects.find(victim.publicId())).contains(victim);
    }

    @Test
    void pathsTakeSlugAndPublicId() {
        var people = fixtures.project();

        assertThat(projects.get(people.viewer(), people.project().slug())).isEqualTo(people.project());
        assertThat(projects.get(people.admin(), people.project().publicId())).isEqualTo(people.project());
        assertThat(projects.find("no-such-project")).isEmpty();
    }

    @Test
    void nameMustBeThereAndFit() {
        var actor = fixtures.member();

        for (String name : List.of("", "  ", "x".repeat(101))) {
            assertThatThrownBy(() -> projects.create(actor, name))
                    .isInstanceOfSatisfying(
                            DomainException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT));
        }
        assertThat(projects.mine(actor)).isEmpty();
    }

    @Test
    void ownerAndMembersFindTheProjectInTheirList() {
        var people = fixtures.project();

        for (var actor : List.of(people.owner(), people.editor(), people.viewer())) {
            assertThat(projects.mine(actor)).containsExactly(people.project());
        }
        assertThat(projects.mine(people.admin())).isEmpty();
        assertThat(projects.listMine(people.viewer()))
                .containsExactly(new ProjectListItem(people.project(), 2, MemberAccess.VIEW));
        assertThat(projects.listMine(people.owner())).containsExactly(new ProjectListItem(people.project(), 2, null));
    }

    @Test
    void ownerCannotBeAMemberOfTheirOwnProject() {
        var people = fixtures.project();

        assertThatThrownBy(() -> projects.setMember(
                        people.owner(), people.id(), people.owner().id(), MemberAccess.VIEW))
                .isInstanceOf(DomainException.class);
    }

    @Test
    void everyChangeOfAccessIsAudited() {
        var people = fixtures.project();
        var editor = people.editor().id();

        projects.setMember(people.owner(), people.id(), editor, MemberAccess.VIEW);
        projects.setMember(people.owner(), people.id(), editor, MemberAccess.VIEW);
        projects.removeMember(people.admin(), people.id(), editor);

        assertThat(auditOf(people.id()))
                .extracting(r -> r.get(AUDIT_LOG.ACTION), r -> r.get(AUDIT_LOG.ACTOR_ID))
                .containsExactly(
                        tuple(AuditAction.PROJECT_CREATED.name(), people.owner().id()),
                        tuple(AuditAction.MEMBER_SET.name(), people.owner().id()),
                        tuple(AuditAction.MEMBER_SET.name(), people.owner().id()),
                        tuple(AuditAction.MEMBER_SET.name(), people.owner().id()),
                        tuple(AuditAction.MEMBER_REMOVED.name(), people.admin().id()));
    }

    private List<? extends org.jooq.Record> auditOf(ProjectId project) {
        return database.selectFrom(AUDIT_LOG)
                .where(AUDIT_LOG.PROJECT_ID.eq(project))
                .orderBy(AUDIT_LOG.ID)
                .fetch();
    }
}
