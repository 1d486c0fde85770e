/** What every feature leans on: ids, errors, time, paging. Imports no feature. */
@NullMarked
@ApplicationModule(displayName = "common", type = ApplicationModule.Type.OPEN)
package io.surveylink.common;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
