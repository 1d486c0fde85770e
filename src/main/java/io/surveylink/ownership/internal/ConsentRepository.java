package io.surveylink.ownership.internal;

import static io.surveylink.jooq.Tables.CONSENT;
import static io.surveylink.jooq.Tables.PROJECT;
import static io.surveylink.jooq.Tables.USER;

import io.surveylink.common.ProjectId;
import io.surveylink.common.UserId;
import io.surveylink.ownership.Consents.ConsentItem;
import io.surveylink.ownership.Consents.ConsentKey;
import io.surveylink.ownership.Consents.ConsentState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class ConsentRepository {

    private final DSLContext database;

    ConsentRepository(DSLContext database) {
        this.database = database;
    }

    /** API names compare without case. */
    static boolean isSame(ConsentKey one, ConsentKey other) {
        return one.org().equals(other.org())
                && one.object().equalsIgnoreCase(other.object())
                && one.operation().equals(other.operation());
    }

    /** What an owner agreed to before owning the project again counts no more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endAllOf(ProjectId project, UserId owner, Instant at) {
        database.update(CONSENT)
                .set(CONSENT.STATE, ConsentState.ASKED.name())
                .set(CONSENT.DECIDED_AT, at)
                .set(CONSENT.VERSION, CONSENT.VERSION.plus(1))
                .where(CONSENT.PROJECT_ID.eq(project), CONSENT.OWNER_ID.eq(owner))
                .and(CONSENT.STATE.eq(ConsentState.GIVEN.name()))
                .execute();
    }

    /** A yes, whether it was asked for or not. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void give(Parties parties, ConsentKey key, Instant at) {
        insertAsked(parties, key, at);
        lock(parties, key).ifPresent(row -> decide(row, ConsentState.GIVEN, at));
    }

    /** Whose answer to whom; the consents of an earlier owner count no more. */
    record Parties(ProjectId project, UserId owner, UserId publisher) {

        private Condition condition() {
            return DSL.and(
                    CONSENT.PROJECT_ID.eq(project), CONSENT.OWNER_ID.eq(owner), CONSENT.PUBLISHER_ID.eq(publisher));
        }
    }

    record ConsentRow(long id, ConsentKey key, ConsentState state, int version) {}

    List<ConsentRow> of(Parties parties) {
        return database.select(
                        CONSENT.ID,
                        DSL.row(CONSENT.ORG_ID, CONSENT.OBJECT, CONSENT.OPERATION)
                                .mapping(ConsentKey::new),
                        CONSENT.STATE.convertFrom(ConsentState::valueOf),
                        CONSENT.VERSION)
                .from(CONSENT)
                .where(parties.condition())
                .fetch(Records.mapping(ConsentRow::new));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<ConsentRow> lock(Parties parties, ConsentKey key) {
        return database.select(
                        CONSENT.ID,
                        DSL.row(CONSENT.ORG_ID, CONSENT.OBJECT, CONSENT.OPERATION)
                                .mapping(ConsentKey::new),
                        CONSENT.STATE.convertFrom(ConsentState::valueOf),
                        CONSENT.VERSION)
                .from(CONSENT)
                .where(parties.condition())
                .and(CONSENT.ORG_ID.eq(key.org()))
                .and(CONSENT.OBJECT.eq(key.object()))
                .and(CONSENT.OPERATION.eq(key.operation()))
                .forUpdate()
                .fetchOptional(Records.mapping(ConsentRow::new));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void insertAsked(Parties parties, ConsentKey key, Instant at) {
        database.insertInto(CONSENT)
                .set(CONSENT.PROJECT_ID, parties.project())
                .set(CONSENT.OWNER_ID, parties.owner())
                .set(CONSENT.PUBLISHER_ID, parties.publisher())
                .set(CONSENT.ORG_ID, key.org())
                .set(CONSENT.OBJECT, key.object())
                .set(CONSENT.OPERATION, key.operation())
                .set(CONSENT.STATE, ConsentState.ASKED.name())
                .set(CONSENT.CREATED_AT, at)
                .onDuplicateKeyIgnore()
                .execute();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void decide(ConsentRow row, ConsentState state, Instant at) {
        database.update(CONSENT)
                .set(CONSENT.STATE, state.name())
                .set(CONSENT.DECIDED_AT, at)
                .set(CONSENT.VERSION, row.version() + 1)
                .where(CONSENT.ID.eq(row.id()), CONSENT.VERSION.eq(row.version()))
                .execute();
    }

    /** One object that somebody asks to write in one project. */
    record AskedRow(String projectSlug, String projectName, UserId publisher, String publisherName, String object) {}

    /** Of the present owner of each project. */
    List<AskedRow> asked(UserId owner) {
        return database.select(PROJECT.SLUG, PROJECT.NAME, USER.ID, USER.NAME, CONSENT.OBJECT)
                .from(CONSENT)
                .join(PROJECT)
                .on(PROJECT.ID.eq(CONSENT.PROJECT_ID), PROJECT.OWNER_ID.eq(CONSENT.OWNER_ID))
                .join(USER)
                .on(USER.ID.eq(CONSENT.PUBLISHER_ID))
                .where(CONSENT.OWNER_ID.eq(owner), CONSENT.STATE.eq(ConsentState.ASKED.name()))
                .and(PROJECT.DELETED_AT.isNull())
                .orderBy(CONSENT.ID)
                .fetch(Records.mapping(AskedRow::new));
    }

    /** Names of the projects where the present owner has agreed to what a person publishes. */
    List<String> projectsWithConsentFor(UserId publisher) {
        return database.selectDistinct(PROJECT.NAME, PROJECT.ID)
                .from(CONSENT)
                .join(PROJECT)
                .on(PROJECT.ID.eq(CONSENT.PROJECT_ID), PROJECT.OWNER_ID.eq(CONSENT.OWNER_ID))
                .where(CONSENT.PUBLISHER_ID.eq(publisher), CONSENT.STATE.eq(ConsentState.GIVEN.name()))
                .and(PROJECT.DELETED_AT.isNull())
                .orderBy(PROJECT.NAME, PROJECT.ID)
                .fetch(PROJECT.NAME);
    }

    /** What is asked or refused; of everybody for the owner, of themselves for others. */
    List<ConsentItem> open(ProjectId project, UserId owner, UserId reader) {
        return items(project, owner, reader, CONSENT.STATE.ne(ConsentState.GIVEN.name()));
    }

    List<ConsentItem> all(ProjectId project, UserId owner, UserId reader) {
        return items(project, owner, reader, DSL.noCondition());
    }

    private List<ConsentItem> items(ProjectId project, UserId owner, UserId reader, Condition state) {
        return database.select(
                        CONSENT.PUBLISHER_ID,
                        USER.NAME,
                        DSL.row(CONSENT.ORG_ID, CONSENT.OBJECT, CONSENT.OPERATION)
                                .mapping(ConsentKey::new),
                        CONSENT.STATE.convertFrom(ConsentState::valueOf))
                .from(CONSENT)
                .join(USER)
                .on(USER.ID.eq(CONSENT.PUBLISHER_ID))
                .where(CONSENT.PROJECT_ID.eq(project), CONSENT.OWNER_ID.eq(owner))
                .and(state)
                .and(reader.equals(owner) ? DSL.noCondition() : CONSENT.PUBLISHER_ID.eq(reader))
                .orderBy(CONSENT.ID)
                .fetch(Records.mapping(ConsentItem::new));
    }
}
