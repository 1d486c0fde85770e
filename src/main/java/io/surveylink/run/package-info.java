/** The engine: runs, task runs, lanes, holds, retries, and the run list. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "common",
            "jooq",
            "shell",
            "user",
            "project",
            "project :: ui",
            "ownership",
            "account",
            "account :: ui",
            "salesforce",
            "survey",
            "outbound",
            "workflow",
            "workflow :: ui",
            "audit",
            "notification"
        })
package io.surveylink.run;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
