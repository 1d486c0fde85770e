package io.surveylink.user;

import io.surveylink.common.UserId;
import java.util.List;

/** SPI: what hangs on a person, told by the features before the person is deactivated. */
public interface UserFootprint {

    /** Things of one kind; nothing is told of a kind of which there is none. */
    List<Trace> of(UserId user);

    /**
     * @param count how many
     * @param names of the first few, for people to recognise; may be empty
     */
    record Trace(Kind kind, int count, List<String> names) {

        /** As many names as a person reads. */
        public static final int NAMES = 5;

        public Trace {
            names = names.stream().limit(NAMES).toList();
        }
    }

    /** What can hang on a person, in the order in which it is told. */
    enum Kind {
        PROJECTS_OWNED,
        RUNS_WAITING,
        WORKFLOWS_CREATED,
        PUBLISHED_FOR_OTHERS,
        PROPOSALS,
        LINKED_ACCOUNTS,
        MEMBERSHIPS
    }
}
