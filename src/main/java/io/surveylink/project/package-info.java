/** Projects, their people, and who may do what. */
@NullMarked
@ApplicationModule(allowedDependencies = {"common", "jooq", "shell", "user", "audit", "notification"})
package io.surveylink.project;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
