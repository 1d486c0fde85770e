/** What admins see across all features: the audit log, and who owns what. Others do not know it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "common",
            "jooq",
            "shell",
            "user",
            "project",
            "project :: ui",
            "account",
            "workflow",
            "workflow :: ui",
            "run",
            "ownership",
            "audit"
        })
package io.surveylink.administration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
