/** Bindings and consents: whose credentials run a project. Asks workflow and account through its SPI. */
@NullMarked
@ApplicationModule(allowedDependencies = {"common", "jooq", "shell", "user", "project", "audit", "notification"})
package io.surveylink.ownership;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
