/** The pages of a project's way to another owner. What may be done is decided in ownership; this shows it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "common",
            "shell",
            "user",
            "project",
            "project :: ui",
            "ownership",
            "ownership :: ui",
            "account",
            "account :: ui",
            "workflow",
            "workflow :: ui"
        })
package io.surveylink.transfer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
