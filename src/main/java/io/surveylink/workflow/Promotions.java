package io.surveylink.workflow;

import io.surveylink.common.OrgId;
import io.surveylink.common.WorkflowId;
import io.surveylink.user.Actor;
import io.surveylink.workflow.Workflows.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Points a workflow from one org to another: from a sandbox to production, as a rule. Only the draft changes; what is
 * published goes on until the draft is published too. Both orgs are described by accounts of the person who asks.
 */
public interface Promotions {

    /**
     * What the draft would meet in the other org. Calls Salesforce.
     *
     * @throws io.surveylink.common.DomainException NOT_FOUND; FORBIDDEN for anybody but the creator; INVALID_INPUT if the
     *     draft does not name {@code from}, or the actor has no account in {@code to}
     */
    Comparison compare(Actor actor, WorkflowId workflow, OrgId from, OrgId to);

    /**
     * Points every step of the actor's draft that names {@code from}, and its event, to {@code to}. Fixed record types
     * become those of the same name there: their ids are another org's. Errors as {@link #compare}.
     *
     * @param draftVersion of the draft that was compared
     * @return the new version
     * @throws io.surveylink.common.DomainException WORKFLOW_EDITED_ELSEWHERE if another window saved meanwhile;
     *     SALESFORCE_UNREACHABLE or ACCOUNT_NEEDS_REAUTHENTICATION if a record type had to be looked up and could not be
     */
    int promote(Actor actor, WorkflowId workflow, OrgId from, OrgId to, int draftVersion);

    /**
     * @param problems what would stand against publishing there and does not here
     * @param differences what could be published and may not be meant
     */
    record Comparison(List<Problem> problems, List<Difference> differences) {

        public Comparison {
            problems = List.copyOf(problems);
            differences = List.copyOf(differences);
        }

        public boolean isEmpty() {
            return problems.isEmpty() && differences.isEmpty();
        }
    }

    /**
     * Something that is not the same in both orgs.
     *
     * @param stepKey null for the event
     * @param field API name of the field it concerns, if one
     * @param kind key of the text: {@code workflow.difference.<kind>}
     */
    record Difference(@Nullable String stepKey, @Nullable String field, DifferenceKind kind, List<String> arguments) {

        public Difference {
            arguments = List.copyOf(arguments);
        }
    }

    /** Kinds of differences, with their arguments. */
    enum DifferenceKind {
        /** Label, type here, type there. */
        FIELD_TYPE,
        /** Label, characters here, characters there. */
        FIELD_SHORTER,
        /** Label, values that are only here. */
        PICKLIST_VALUES,
        /** Name of a fixed record type that is only here, or that its user may not give there. */
        RECORD_TYPE,
        /** Label of a field that is filled with the id of one record: there it is another's, or nobody's. */
        FIXED_RECORD,
        /** Name of the object that the event's messages tell of. */
        EVENT_OBJECT,
        /** Names of fields of the event's messages that are only here. */
        EVENT_FIELDS,
        /** Name of the former org, which the actor cannot read: only the other one was looked at. */
        NOT_COMPARED
    }
}
