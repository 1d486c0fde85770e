package io.surveylink.workflow.internal;

import io.surveylink.common.DomainException;
import io.surveylink.common.ProjectId;
import io.surveylink.salesforce.FieldDescription;
import io.surveylink.salesforce.ObjectDescription;
import io.surveylink.salesforce.RecordRow;
import io.surveylink.salesforce.Reference;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.user.Actor;
import io.surveylink.workflow.ConditionDecider;
import io.surveylink.workflow.EventContent;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.OrgSchemas;
import io.surveylink.workflow.RecordMapper;
import io.surveylink.workflow.RecordMapper.Mapped;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.WorkflowTrials.FieldOutcome;
import io.surveylink.workflow.WorkflowTrials.FieldTrial;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The record that a task would write, field by field: by the mapper that runs use, and what is described now. */
@Component
class FieldTrials {

    private static final String NOT_IN_PICKLIST = "MAPPING_NOT_IN_PICKLIST";

    private final RecordMapper mapper;
    private final ConditionDecider conditions;
    private final PublishCheck check;
    private final OrgSchemas schemas;

    FieldTrials(RecordMapper mapper, ConditionDecider conditions, PublishCheck check, OrgSchemas schemas) {
        this.mapper = mapper;
        this.conditions = conditions;
        this.check = check;
        this.schemas = schemas;
    }

    List<FieldTrial> of(Actor actor, ProjectId project, SalesforceTask task, EventContent event) {
        var described = described(actor, project, task);
        return task.mappings().stream()
                .map(mapping -> of(task, mapping, described, event))
                .toList();
    }

    /** What was read a moment ago to check the whole; empty where nobody could be asked, which is a problem of its own. */
    private Optional<ObjectDescription> described(Actor actor, ProjectId project, SalesforceTask task) {
        var org = task.org();
        var object = task.object();
        if (org == null || object == null) {
            return Optional.empty();
        }
        try {
            return check.ownAccount(actor, project, org)
                    .flatMap(account -> schemas.object(actor, account.id(), object, OrgSchemas.RECENT)
                            .value());
        } catch (DomainException e) {
            return Optional.empty();
        }
    }

    private FieldTrial of(
            SalesforceTask task, FieldMapping mapping, Optional<ObjectDescription> described, EventContent event) {
        if (!conditions.unmet(mapping.onlyIf(), event).isEmpty()) {
            return new FieldTrial(mapping, FieldOutcome.NOT_ASKED, "", null);
        }
        if (mapping.source() instanceof ValueSource.TaskRecord) {
            return new FieldTrial(mapping, FieldOutcome.LATER, "", null);
        }
        return switch (mapper.map(alone(task, mapping), event)) {
            case Mapped.Unmappable(var code, var field, var message) -> unfit(mapping, code);
            case Mapped.Row(var row) -> of(task, mapping, row, described);
        };
    }

    private static FieldTrial of(
            SalesforceTask task, FieldMapping mapping, RecordRow row, Optional<ObjectDescription> described) {
        var value = row.value(mapping.field());
        if (value != null) {
            String text = text(value);
            return fitsPicklist(mapping, text, described)
                    ? new FieldTrial(mapping, FieldOutcome.WRITTEN, text, null)
                    : new FieldTrial(mapping, FieldOutcome.UNFIT, text, NOT_IN_PICKLIST);
        }
        if (task.isExternalId(mapping)) {
            return unfit(mapping, MappingError.MAPPING_EXTERNAL_ID_EMPTY.name());
        }
        if (task.isRecordId(mapping)) {
            return unfit(mapping, MappingError.MAPPING_RECORD_ID_EMPTY.name());
        }
        boolean cleared = row.fields().keySet().stream().anyMatch(mapping.field()::equalsIgnoreCase);
        return new FieldTrial(mapping, cleared ? FieldOutcome.CLEARED : FieldOutcome.SKIPPED, "", null);
    }

    /** One field, as if nothing else were written: what is wrong with another says nothing about it. */
    private static SalesforceTask alone(SalesforceTask task, FieldMapping mapping) {
        return new SalesforceTask(
                task.key(),
                task.org(),
                WriteOperation.CREATE,
                task.object(),
                task.objectLabel(),
                null,
                List.of(mapping));
    }

    private static FieldTrial unfit(FieldMapping mapping, String code) {
        return new FieldTrial(mapping, FieldOutcome.UNFIT, "", code);
    }

    private static String text(Object value) {
        return value instanceof Reference reference
                ? reference.object() + "." + reference.externalIdField() + " = " + reference.value()
                : SourceValues.shown(value);
    }

    private static boolean fitsPicklist(FieldMapping mapping, String text, Optional<ObjectDescription> described) {
        return described
                .flatMap(object -> object.field(mapping.field()))
                .map(FieldDescription::picklist)
                .filter(FieldDescription.Picklist::restricted)
                .map(picklist -> Stream.of(text.split(";")).allMatch(picklist.activeValues()::contains))
                .orElse(true);
    }
}
