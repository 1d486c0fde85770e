package io.surveylink.account.internal;

import io.surveylink.common.Environment;

/** What an org said of itself. */
record OrgFacts(String name, Environment environment, String host) {}
