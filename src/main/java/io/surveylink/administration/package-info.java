/** What admins see across all features: the audit log, and who owns what. Others do not know it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"common", "jooq", "shell", "user", "project", "audit"})
package io.surveylink.administration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
