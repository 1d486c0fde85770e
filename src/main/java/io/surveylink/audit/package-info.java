/** The audit log: who changed access or credentials, when, from where. Is called and calls nobody. */
@NullMarked
@ApplicationModule(allowedDependencies = {"common", "jooq"})
package io.surveylink.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
