package io.surveylink.ownership;

import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.UserId;
import io.surveylink.user.Actor;
import java.util.Collection;
import java.util.List;

/** The owner's yes to what one person publishes writing one object by one operation in one org. */
public interface Consents {

    /**
     * What the owner has not agreed to; empty if the publisher is the owner. Each missing one is recorded as asked,
     * once. Joins the caller's transaction.
     */
    List<ConsentKey> ask(ProjectId project, UserId publisher, Collection<ConsentKey> needed);

    /** Those of the needed ones that are given; reads only. Everything is given to the owner. */
    boolean allGiven(ProjectId project, UserId publisher, Collection<ConsentKey> needed);

    /** What waits for the owner's answer or was refused, for the owner and the publisher to see. */
    List<ConsentItem> open(Actor actor, ProjectId project);

    /** As {@link #open}, with what is given: all that was ever asked of the present owner. */
    List<ConsentItem> all(Actor actor, ProjectId project);

    /** What waits for the actor's own answer, in all projects that the actor owns; one statement. */
    List<AskedConsent> asked(Actor actor);

    /** @throws io.surveylink.common.DomainException FORBIDDEN for anybody but the owner */
    void decide(Actor actor, ProjectId project, UserId publisher, ConsentKey key, boolean yes);

    /** One object, one operation, one org. */
    record ConsentKey(OrgId org, String object, String operation) {}

    /** A consent that is asked for, given or refused. */
    record ConsentItem(UserId publisher, String publisherName, ConsentKey key, ConsentState state) {}

    /** What one person asks for in one project; {@code objects} are API names, separated by commas. */
    record AskedConsent(String projectSlug, String projectName, String publisherName, String objects) {}

    /** Where a consent stands. */
    enum ConsentState {
        ASKED,
        GIVEN,
        REFUSED
    }
}
