package io.surveylink.account;

import io.surveylink.common.AccountId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** SPI of account, implemented by run: where accounts are used and what waits for them. One query for all. */
public interface AccountUsage {

    Map<AccountId, Usage> of(Collection<AccountId> accounts);

    /** Published workflows that an account's bindings serve, their projects, runs of the last 7 days, waiting runs. */
    record Usage(List<String> workflows, List<String> projects, long runsLastWeek, long waitingRuns) {}
}
