/** Users, roles, sign-in, and who is acting. */
@NullMarked
@ApplicationModule(allowedDependencies = {"common", "jooq", "shell", "audit", "notification"})
package io.surveylink.user;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
