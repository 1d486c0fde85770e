package io.surveylink.simulator.soap;

import io.surveylink.simulator.oauth.Session;
import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.OrgUser;

/** In whose name a call runs. */
record Caller(Org org, OrgUser user, Session session) {}
