package io.surveylink.simulator.fault;

import io.surveylink.simulator.http.Reply;
import io.surveylink.simulator.org.RowError;
import java.util.Map;

/** A call that can run, or be refused in the manner of its protocol. */
public interface CallWork {

    /** @param committed rows that were saved */
    record Done(Reply.Answer answer, String outcome, int committed) {}

    /** @param refused rows that fail whatever they hold, by index */
    Done run(Map<Integer, RowError> refused);

    Done refuse(Fault.Code fault);

    Done refuse(Fault.OAuth fault);
}
