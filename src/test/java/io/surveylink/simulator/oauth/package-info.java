/** OAuth 2.0 as Salesforce speaks it: approvals, tokens, sessions, identity. */
@NullMarked
package io.surveylink.simulator.oauth;

import org.jspecify.annotations.NullMarked;
