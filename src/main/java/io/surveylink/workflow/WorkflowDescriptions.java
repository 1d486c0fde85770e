package io.surveylink.workflow;

import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import io.surveylink.user.Actor;
import java.util.List;
import java.util.Set;

/** What stays open to everybody who edits, whoever created the workflow: its name, what it is for, who is told. */
public interface WorkflowDescriptions {

    int MAX_NAME = 100;
    int MAX_PURPOSE = 1000;

    /** @throws io.surveylink.common.DomainException NOT_FOUND, FORBIDDEN */
    Described get(Actor actor, WorkflowId workflow);

    /**
     * Changes what is described.
     *
     * @param version of what was read
     * @throws io.surveylink.common.DomainException NOT_FOUND, FORBIDDEN; INVALID_INPUT without a name, for a text that is
     *     too long, and for somebody to be told who is not a member; STALE if it was changed meanwhile
     */
    void describe(Actor actor, WorkflowId workflow, Description description, int version);

    /**
     * What people say about a workflow.
     *
     * @param purpose may be empty
     * @param told beside the project's owner and the workflow's creator, who always are
     */
    record Description(String name, String purpose, Set<UserId> told) {

        public Description {
            told = Set.copyOf(told);
        }
    }

    /** @param members who could be told, by name */
    record Described(Description description, List<MemberName> members, int version) {}

    /** A member of the workflow's project. */
    record MemberName(UserId id, String name) {}
}
