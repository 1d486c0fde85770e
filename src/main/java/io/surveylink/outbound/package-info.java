/** Salesforce outbound messages: URLs for them, and the notifications that were taken. Knows no workflow's definition. */
@NullMarked
@ApplicationModule(allowedDependencies = {"common", "jooq", "user", "audit"})
package io.surveylink.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
