/** Linked accounts: five slots per user, repaired in place. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "common",
            "jooq",
            "shell",
            "user",
            "project",
            "ownership",
            "oauth",
            "salesforce",
            "audit",
            "notification"
        })
package io.surveylink.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
