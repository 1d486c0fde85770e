package io.surveylink.diagnosis.internal;

import io.surveylink.diagnosis.Evidence;
import io.surveylink.diagnosis.Fact;
import io.surveylink.diagnosis.Remedy.GiveConsent;
import io.surveylink.diagnosis.Remedy.OpenPeople;
import io.surveylink.project.Operation;
import io.surveylink.project.Standing;
import io.surveylink.run.HoldCause;
import io.surveylink.workflow.Workflows.WorkflowHead;
import io.surveylink.workflow.Workflows.WorkflowListItem;

/** Who sees it, who owns it, and what the owner agreed to. */
final class PeopleAnswers {

    private PeopleAnswers() {}

    static Found shared(Circumstances now) {
        var standings = now.access().standings();
        if (standings.contains(Standing.OWNER)) {
            return Found.that(Fact.YOU_OWN);
        }
        if (standings.contains(Standing.EDIT)) {
            return Found.that(Fact.YOU_EDIT);
        }
        return standings.contains(Standing.VIEW)
                ? Found.that(Fact.YOU_VIEW, now.ownerName())
                : Found.that(Fact.YOU_ADMINISTER);
    }

    static Found owner(Circumstances now) {
        if (now.access().ownerActive()) {
            return Found.that(Fact.OWNER_ACTIVE, now.ownerName());
        }
        var since = now.held(HoldCause.OWNER_DEACTIVATED)
                .map(hold -> Evidence.at(hold.since()))
                .orElse(Evidence.NONE);
        return Found.that(Fact.OWNER_DEACTIVATED, since, now.ownerName())
                .so(now.allows(Operation.ADMINISTER) ? new OpenPeople() : Helpers.admin(now));
    }

    static Found consent(Circumstances now) {
        var remedy = now.allows(Operation.SPEND_CREDENTIALS) ? new GiveConsent() : Helpers.owner(now);
        var hold = now.held(HoldCause.NO_CONSENT);
        if (hold.isPresent()) {
            return Found.that(
                            Fact.CONSENT_MISSING,
                            Evidence.at(hold.get().since()),
                            now.ownerName(),
                            hold.get().subject())
                    .so(remedy);
        }
        return now.workflows().stream()
                .map(WorkflowListItem::head)
                .filter(PeopleAnswers::waits)
                .findFirst()
                .map(head -> Found.that(
                                Fact.REVISION_WAITS, now.ownerName(), head.name(), number(head.awaitingConsentNumber()))
                        .so(remedy))
                .orElseGet(() -> Found.that(Fact.CONSENT_GIVEN));
    }

    private static boolean waits(WorkflowHead head) {
        return head.awaitingConsentNumber() != null;
    }

    private static int number(@org.jspecify.annotations.Nullable Integer number) {
        return number == null ? 0 : number;
    }
}
