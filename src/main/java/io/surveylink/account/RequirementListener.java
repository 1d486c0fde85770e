package io.surveylink.account;

import io.surveylink.common.AccountId;
import java.util.List;

/** SPI: told after an account was checked with all that published workflows touch, in the transaction that keeps it. */
public interface RequirementListener {

    /** @param touched what was looked at */
    void checked(AccountId account, List<Touched> touched, RequirementReport report);
}
