/** Salesforce apps, the authorization-code flow with PKCE, tokens and their refresh. */
@NullMarked
@ApplicationModule(allowedDependencies = {"common", "jooq", "shell", "user", "audit", "salesforce"})
package io.surveylink.oauth;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
