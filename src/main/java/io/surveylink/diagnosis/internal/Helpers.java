package io.surveylink.diagnosis.internal;

import io.surveylink.common.OrgId;
import io.surveylink.diagnosis.Remedy;
import io.surveylink.diagnosis.Remedy.Ask;
import io.surveylink.diagnosis.Remedy.Wait;
import io.surveylink.workflow.Workflows.WorkflowHead;

/** Who can act where the person who asks may not. */
final class Helpers {

    private Helpers() {}

    static Remedy owner(Circumstances now) {
        return new Ask(now.project().ownerId(), now.ownerName(), null);
    }

    /** To link an account there. */
    static Remedy ownerIn(Circumstances now, OrgId org) {
        return new Ask(now.project().ownerId(), now.ownerName(), org);
    }

    /** The creator; without one the owner. */
    static Remedy creator(Circumstances now, WorkflowHead workflow) {
        var creator = workflow.creatorId();
        var name = workflow.creatorName();
        return creator == null || name == null ? owner(now) : new Ask(creator, name, null);
    }

    static Remedy admin(Circumstances now) {
        return now.admin()
                .<Remedy>map(admin -> new Ask(admin.id(), admin.name(), null))
                .orElseGet(() -> new Wait(null));
    }
}
