/** The frame around every view: menu, languages, error pages. Imports no feature. */
@NullMarked
@ApplicationModule(allowedDependencies = {"common", "notification"})
package io.surveylink.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
