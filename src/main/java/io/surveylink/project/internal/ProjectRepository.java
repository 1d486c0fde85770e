package io.surveylink.project.internal;

import static io.surveylink.jooq.Tables.PROJECT;
import static io.surveylink.jooq.Tables.PROJECT_MEMBER;
import static io.surveylink.jooq.Tables.USER;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import io.surveylink.common.ProjectId;
import io.surveylink.common.UserId;
import io.surveylink.project.MemberAccess;
import io.surveylink.project.ProjectAccess;
import io.surveylink.project.ProjectListItem;
import io.surveylink.project.ProjectSummary;
import io.surveylink.project.Projects.Member;
import io.surveylink.project.Standing;
import io.surveylink.user.Role;
import io.surveylink.user.UserState;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record7;
import org.jooq.SelectJoinStep;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class ProjectRepository {

    private static final io.surveylink.jooq.tables.User OWNER = USER.as("owner");
    private static final io.surveylink.jooq.tables.User ME = USER.as("me");
    private static final Field<@Nullable MemberAccess> ACCESS =
            PROJECT_MEMBER.ACCESS.convertFrom(text -> text == null ? null : MemberAccess.valueOf(text));

    private final DSLContext database;

    ProjectRepository(DSLContext database) {
        this.database = database;
    }

    /** Role and state of the actor are read here too, so that a change counts at the next click. */
    Optional<ProjectAccess> access(UserId actor, ProjectId id) {
        return database.select(PROJECT.ID, PROJECT.OWNER_ID, OWNER.STATE, ME.ROLE, ACCESS)
                .from(PROJECT)
                .join(OWNER)
                .on(OWNER.ID.eq(PROJECT.OWNER_ID))
                .join(ME)
                .on(ME.ID.eq(actor).and(ME.STATE.eq(UserState.ACTIVE.name())))
                .leftJoin(PROJECT_MEMBER)
                .on(PROJECT_MEMBER.PROJECT_ID.eq(PROJECT.ID).and(PROJECT_MEMBER.USER_ID.eq(ME.ID)))
                .where(PROJECT.ID.eq(id))
                .and(PROJECT.DELETED_AT.isNull())
                .fetchOptional(mapping((project, owner, ownerState, role, access) -> new ProjectAccess(
                        project,
                        actor,
                        owner,
                        UserState.valueOf(ownerState) == UserState.ACTIVE,
                        standings(owner.equals(actor), Role.valueOf(role), access))));
    }

    private static Set<Standing> standings(boolean owner, Role role, @Nullable MemberAccess access) {
        var standings = EnumSet.noneOf(Standing.class);
        if (owner) {
            standings.add(Standing.OWNER);
        }
        if (role == Role.ADMIN) {
            standings.add(Standing.ADMIN);
        }
        if (access != null) {
            standings.add(
                    switch (access) {
                        case VIEW -> Standing.VIEW;
                        case EDIT -> Standing.EDIT;
                    });
        }
        return standings;
    }

    boolean isActive(UserId user) {
        return database.fetchExists(ME, ME.ID.eq(user).and(ME.STATE.eq(UserState.ACTIVE.name())));
    }

    Optional<ProjectSummary> findVisible(UserId actor, String slugOrPublicId) {
        return seenBy(actor, summaries())
                .where(isNamed(slugOrPublicId))
                .and(ME.ROLE.eq(Role.ADMIN.name()).or(isMine()))
                .fetchOptional(mapping(ProjectSummary::new));
    }

    Optional<ProjectSummary> find(String slugOrPublicId) {
        return summaries().where(isNamed(slugOrPublicId)).fetchOptional(mapping(ProjectSummary::new));
    }

    Optional<ProjectSummary> find(ProjectId id) {
        return summaries()
                .where(PROJECT.ID.eq(id))
                .and(PROJECT.DELETED_AT.isNull())
                .fetchOptional(mapping(ProjectSummary::new));
    }

    List<ProjectSummary> mine(UserId actor) {
        return seenBy(actor, summaries())
                .where(isMine())
                .and(PROJECT.DELETED_AT.isNull())
                .orderBy(PROJECT.NAME, PROJECT.ID)
                .fetch(mapping(ProjectSummary::new));
    }

    List<ProjectSummary> search(UserId actor, String text, int limit) {
        return seenBy(actor, summaries())
                .where(PROJECT.NAME.contains(text))
                .and(ME.ROLE.eq(Role.ADMIN.name()).or(isMine()))
                .and(PROJECT.DELETED_AT.isNull())
                .orderBy(PROJECT.NAME, PROJECT.ID)
                .limit(limit)
                .fetch(mapping(ProjectSummary::new));
    }

    List<ProjectListItem> listMine(UserId actor) {
        var people = PROJECT_MEMBER.as("people");
        var memberCount = selectCount()
                .from(people)
                .where(people.PROJECT_ID.eq(PROJECT.ID))
                .<Integer>asField("member_count");
        return database.select(
                        PROJECT.ID,
                        PROJECT.PUBLIC_ID,
                        PROJECT.SLUG,
                        PROJECT.NAME,
                        PROJECT.COLOR,
                        PROJECT.OWNER_ID,
                        OWNER.NAME,
                        memberCount,
                        ACCESS)
                .from(PROJECT)
                .join(OWNER)
                .on(OWNER.ID.eq(PROJECT.OWNER_ID))
                .join(ME)
                .on(ME.ID.eq(actor).and(ME.STATE.eq(UserState.ACTIVE.name())))
                .leftJoin(PROJECT_MEMBER)
                .on(PROJECT_MEMBER.PROJECT_ID.eq(PROJECT.ID).and(PROJECT_MEMBER.USER_ID.eq(ME.ID)))
                .where(isMine())
                .and(PROJECT.DELETED_AT.isNull())
                .orderBy(PROJECT.NAME, PROJECT.ID)
                .fetch(mapping(
                        (id, publicId, slug, name, color, owner, ownerName, members, access) -> new ProjectListItem(
                                new ProjectSummary(id, publicId, slug, name, color, owner, ownerName),
                                members,
                                access)));
    }

    private static Condition isMine() {
        return PROJECT.OWNER_ID.eq(ME.ID).or(PROJECT_MEMBER.USER_ID.isNotNull());
    }

    private static Condition isNamed(String slugOrPublicId) {
        return PROJECT.SLUG
                .eq(slugOrPublicId)
                .or(PROJECT.PUBLIC_ID.eq(slugOrPublicId))
                .and(PROJECT.DELETED_AT.isNull());
    }

    private SelectOnConditionStep<Record7<ProjectId, String, String, String, String, UserId, String>> summaries() {
        return database.select(
                        PROJECT.ID,
                        PROJECT.PUBLIC_ID,
                        PROJECT.SLUG,
                        PROJECT.NAME,
                        PROJECT.COLOR,
                        PROJECT.OWNER_ID,
                        OWNER.NAME)
                .from(PROJECT)
                .join(OWNER)
                .on(OWNER.ID.eq(PROJECT.OWNER_ID));
    }

    private static <R extends org.jooq.Record> SelectOnConditionStep<R> seenBy(UserId actor, SelectJoinStep<R> query) {
        return query.join(ME)
                .on(ME.ID.eq(actor).and(ME.STATE.eq(UserState.ACTIVE.name())))
                .leftJoin(PROJECT_MEMBER)
                .on(PROJECT_MEMBER.PROJECT_ID.eq(PROJECT.ID).and(PROJECT_MEMBER.USER_ID.eq(ME.ID)));
    }

    int countOwnedBy(UserId owner) {
        return database.fetchCount(PROJECT, PROJECT.OWNER_ID.eq(owner));
    }

    /** What no new slug may be: slugs that begin so, and the public id that reads so. */
    Set<String> takenSlugs(String beginning) {
        return database.select(PROJECT.SLUG)
                .from(PROJECT)
                .where(PROJECT.SLUG.startsWith(beginning))
                .union(database.select(PROJECT.PUBLIC_ID).from(PROJECT).where(PROJECT.PUBLIC_ID.eq(beginning)))
                .fetchSet(PROJECT.SLUG);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    ProjectId insert(String publicId, String slug, String name, String color, UserId owner, Instant now) {
        return database.insertInto(PROJECT)
                .set(PROJECT.PUBLIC_ID, publicId)
                .set(PROJECT.SLUG, slug)
                .set(PROJECT.NAME, name)
                .set(PROJECT.COLOR, color)
                .set(PROJECT.OWNER_ID, owner)
                .set(PROJECT.CREATED_AT, now)
                .returningResult(PROJECT.ID)
                .fetchSingle()
                .value1();
    }

    /** The owner first, then by name. */
    List<Member> members(ProjectId id) {
        var isOwner = field(name("is_owner"), Boolean.class);
        return database.select(
                        USER.ID,
                        USER.NAME,
                        USER.EMAIL,
                        inline(true).as(isOwner),
                        inline(MemberAccess.EDIT.name()).as(PROJECT_MEMBER.ACCESS))
                .from(PROJECT)
                .join(USER)
                .on(USER.ID.eq(PROJECT.OWNER_ID))
                .where(PROJECT.ID.eq(id))
                .unionAll(select(USER.ID, USER.NAME, USER.EMAIL, inline(false), PROJECT_MEMBER.ACCESS)
                        .from(PROJECT_MEMBER)
                        .join(USER)
                        .on(USER.ID.eq(PROJECT_MEMBER.USER_ID))
                        .where(PROJECT_MEMBER.PROJECT_ID.eq(id)))
                .orderBy(isOwner.desc(), field(USER.NAME.getUnqualifiedName()))
                .fetch(mapping((user, name, email, owner, access) ->
                        new Member(user, name, email, owner, MemberAccess.valueOf(access))));
    }

    Optional<MemberAccess> memberAccess(ProjectId id, UserId member) {
        return database.select(ACCESS)
                .from(PROJECT_MEMBER)
                .where(PROJECT_MEMBER.PROJECT_ID.eq(id))
                .and(PROJECT_MEMBER.USER_ID.eq(member))
                .forUpdate()
                .fetchOptional(ACCESS);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insertMember(ProjectId id, UserId member, MemberAccess access, Instant now) {
        database.insertInto(PROJECT_MEMBER)
                .set(PROJECT_MEMBER.PROJECT_ID, id)
                .set(PROJECT_MEMBER.USER_ID, member)
                .set(PROJECT_MEMBER.ACCESS, access.name())
                .set(PROJECT_MEMBER.CREATED_AT, now)
                .execute();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void updateMember(ProjectId id, UserId member, MemberAccess access) {
        database.update(PROJECT_MEMBER)
                .set(PROJECT_MEMBER.ACCESS, access.name())
                .set(PROJECT_MEMBER.VERSION, PROJECT_MEMBER.VERSION.plus(1))
                .where(PROJECT_MEMBER.PROJECT_ID.eq(id))
                .and(PROJECT_MEMBER.USER_ID.eq(member))
                .execute();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void deleteMember(ProjectId id, UserId member) {
        database.deleteFrom(PROJECT_MEMBER)
                .where(PROJECT_MEMBER.PROJECT_ID.eq(id))
                .and(PROJECT_MEMBER.USER_ID.eq(member))
                .execute();
    }
}
