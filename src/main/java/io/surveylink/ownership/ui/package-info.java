/** What consents tell people on the screens of others, and the way to ask for a project. */
@NullMarked
@NamedInterface("ui")
package io.surveylink.ownership.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
