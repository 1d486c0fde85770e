package io.surveylink.ownership.internal;

import static io.surveylink.jooq.Tables.TRANSFER_BINDING;
import static io.surveylink.jooq.Tables.TRANSFER_CONSENT;
import static io.surveylink.jooq.Tables.TRANSFER_FORMER_BINDING;
import static io.surveylink.jooq.Tables.TRANSFER_FORMER_CREATOR;
import static io.surveylink.jooq.Tables.TRANSFER_STEP_CHECK;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.row;

import io.surveylink.common.AccountId;
import io.surveylink.common.OrgId;
import io.surveylink.common.StepId;
import io.surveylink.common.TransferId;
import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import io.surveylink.ownership.Consents.ConsentKey;
import io.surveylink.ownership.TransferReadiness.Lack;
import io.surveylink.ownership.internal.BindingRepository.FormerBinding;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What a new owner has prepared, what Salesforce said to it, and how it was before the switch. */
@Repository
class PreparationRepository {

    private final DSLContext database;
    private final JsonMapper json;

    PreparationRepository(DSLContext database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** @param salesforceUserId whom the choice was for */
    record Chosen(AccountId account, String salesforceUserId) {}

    /** A yes that counts from the switch on. */
    record Agreed(UserId publisher, ConsentKey key) {

        boolean covers(UserId otherPublisher, ConsentKey other) {
            return publisher.equals(otherPublisher) && ConsentRepository.isSame(key, other);
        }
    }

    /** What was found for a step with an account. */
    record Checked(AccountId account, List<Lack> lacks) {}

    Map<OrgId, Chosen> chosen(TransferId transfer) {
        return database.select(
                        TRANSFER_BINDING.ORG_ID,
                        TRANSFER_BINDING.LINKED_ACCOUNT_ID,
                        TRANSFER_BINDING.SALESFORCE_USER_ID)
                .from(TRANSFER_BINDING)
                .where(TRANSFER_BINDING.TRANSFER_ID.eq(transfer))
                .fetchMap(TRANSFER_BINDING.ORG_ID, mapping((org, account, user) -> new Chosen(account, user)));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void choose(TransferId transfer, OrgId org, Chosen chosen) {
        database.insertInto(TRANSFER_BINDING)
                .set(TRANSFER_BINDING.TRANSFER_ID, transfer)
                .set(TRANSFER_BINDING.ORG_ID, org)
                .set(TRANSFER_BINDING.LINKED_ACCOUNT_ID, chosen.account())
                .set(TRANSFER_BINDING.SALESFORCE_USER_ID, chosen.salesforceUserId())
                .onDuplicateKeyUpdate()
                .set(TRANSFER_BINDING.LINKED_ACCOUNT_ID, chosen.account())
                .set(TRANSFER_BINDING.SALESFORCE_USER_ID, chosen.salesforceUserId())
                .execute();
    }

    List<Agreed> agreed(TransferId transfer) {
        return database.select(
                        TRANSFER_CONSENT.PUBLISHER_ID,
                        row(TRANSFER_CONSENT.ORG_ID, TRANSFER_CONSENT.OBJECT, TRANSFER_CONSENT.OPERATION)
                                .mapping(ConsentKey::new))
                .from(TRANSFER_CONSENT)
                .where(TRANSFER_CONSENT.TRANSFER_ID.eq(transfer))
                .fetch(mapping(Agreed::new));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void agree(TransferId transfer, Agreed agreed, boolean yes) {
        var key = agreed.key();
        if (yes) {
            database.insertInto(TRANSFER_CONSENT)
                    .set(TRANSFER_CONSENT.TRANSFER_ID, transfer)
                    .set(TRANSFER_CONSENT.PUBLISHER_ID, agreed.publisher())
                    .set(TRANSFER_CONSENT.ORG_ID, key.org())
                    .set(TRANSFER_CONSENT.OBJECT, key.object())
                    .set(TRANSFER_CONSENT.OPERATION, key.operation())
                    .onDuplicateKeyIgnore()
                    .execute();
            return;
        }
        database.deleteFrom(TRANSFER_CONSENT)
                .where(TRANSFER_CONSENT.TRANSFER_ID.eq(transfer))
                .and(TRANSFER_CONSENT.PUBLISHER_ID.eq(agreed.publisher()))
                .and(TRANSFER_CONSENT.ORG_ID.eq(key.org()))
                .and(TRANSFER_CONSENT.OBJECT.eq(key.object()))
                .and(TRANSFER_CONSENT.OPERATION.eq(key.operation()))
                .execute();
    }

    Map<StepId, Checked> checks(TransferId transfer) {
        return database.select(
                        TRANSFER_STEP_CHECK.WORKFLOW_STEP_ID,
                        TRANSFER_STEP_CHECK.LINKED_ACCOUNT_ID,
                        TRANSFER_STEP_CHECK.LACKS)
                .from(TRANSFER_STEP_CHECK)
                .where(TRANSFER_STEP_CHECK.TRANSFER_ID.eq(transfer))
                .fetchMap(
                        TRANSFER_STEP_CHECK.WORKFLOW_STEP_ID,
                        mapping((step, account, lacks) -> new Checked(account, read(lacks))));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void saveChecks(TransferId transfer, Map<StepId, Checked> checks) {
        database.deleteFrom(TRANSFER_STEP_CHECK)
                .where(TRANSFER_STEP_CHECK.TRANSFER_ID.eq(transfer))
                .and(TRANSFER_STEP_CHECK.WORKFLOW_STEP_ID.in(checks.keySet()))
                .execute();
        database.insertInto(
                        TRANSFER_STEP_CHECK,
                        TRANSFER_STEP_CHECK.TRANSFER_ID,
                        TRANSFER_STEP_CHECK.WORKFLOW_STEP_ID,
                        TRANSFER_STEP_CHECK.LINKED_ACCOUNT_ID,
                        TRANSFER_STEP_CHECK.LACKS)
                .valuesOfRows(checks.entrySet().stream()
                        .map(check -> row(
                                transfer,
                                check.getKey(),
                                check.getValue().account(),
                                JSON.json(
                                        json.writeValueAsString(check.getValue().lacks()))))
                        .toList())
                .execute();
    }

    private List<Lack> read(JSON lacks) {
        return List.of(json.readValue(lacks.data(), Lack[].class));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void keepFormer(TransferId transfer, List<FormerBinding> bindings, Collection<WorkflowId> created) {
        bindings.forEach(binding -> database.insertInto(TRANSFER_FORMER_BINDING)
                .set(TRANSFER_FORMER_BINDING.TRANSFER_ID, transfer)
                .set(TRANSFER_FORMER_BINDING.ORG_ID, binding.org())
                .set(TRANSFER_FORMER_BINDING.LINKED_ACCOUNT_ID, binding.account())
                .set(TRANSFER_FORMER_BINDING.SALESFORCE_USER_ID, binding.salesforceUserId())
                .execute());
        created.forEach(workflow -> database.insertInto(TRANSFER_FORMER_CREATOR)
                .set(TRANSFER_FORMER_CREATOR.TRANSFER_ID, transfer)
                .set(TRANSFER_FORMER_CREATOR.WORKFLOW_ID, workflow)
                .execute());
    }

    List<FormerBinding> formerBindings(TransferId transfer) {
        return database.select(
                        TRANSFER_FORMER_BINDING.ORG_ID,
                        TRANSFER_FORMER_BINDING.LINKED_ACCOUNT_ID,
                        TRANSFER_FORMER_BINDING.SALESFORCE_USER_ID)
                .from(TRANSFER_FORMER_BINDING)
                .where(TRANSFER_FORMER_BINDING.TRANSFER_ID.eq(transfer))
                .fetch(mapping(FormerBinding::new));
    }

    Set<WorkflowId> formerCreations(TransferId transfer) {
        return database.select(TRANSFER_FORMER_CREATOR.WORKFLOW_ID)
                .from(TRANSFER_FORMER_CREATOR)
                .where(TRANSFER_FORMER_CREATOR.TRANSFER_ID.eq(transfer))
                .fetchSet(TRANSFER_FORMER_CREATOR.WORKFLOW_ID);
    }
}
