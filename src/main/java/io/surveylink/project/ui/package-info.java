/** Home, and the page of a project in which features hang their tabs. */
@NullMarked
@NamedInterface("ui")
package io.surveylink.project.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
