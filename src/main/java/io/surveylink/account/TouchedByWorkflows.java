package io.surveylink.account;

import io.surveylink.common.AccountId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** SPI of account, implemented by workflow: what published workflows touch with the accounts that serve them. */
public interface TouchedByWorkflows {

    Map<AccountId, List<Touched>> with(Collection<AccountId> accounts);
}
