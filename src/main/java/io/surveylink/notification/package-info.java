/** Notices in the console and by mail. Is called and calls nobody. */
@NullMarked
@ApplicationModule(allowedDependencies = {"common", "jooq"})
package io.surveylink.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
