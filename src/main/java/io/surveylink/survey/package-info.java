/** Questions, embedded data, responses with their versions, the REST ingestion. */
@NullMarked
@ApplicationModule(allowedDependencies = {"common", "jooq", "shell", "user", "project", "project :: ui", "audit"})
package io.surveylink.survey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
