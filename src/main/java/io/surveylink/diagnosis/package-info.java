/** Why does it not work? One page that asks in order and ends in one button. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "common",
            "shell",
            "user",
            "project",
            "project :: ui",
            "ownership",
            "account",
            "account :: ui",
            "workflow",
            "workflow :: ui",
            "run",
            "run :: ui",
            "notification"
        })
package io.surveylink.diagnosis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
