/** Workflow definitions, revisions, drafts, publishing, and the editor. */
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
            "ownership :: ui",
            "account",
            "account :: ui",
            "oauth",
            "salesforce",
            "survey",
            "outbound",
            "audit",
            "notification"
        })
package io.surveylink.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
