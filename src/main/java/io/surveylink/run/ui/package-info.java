/** The run list and one run, and the words for runs, which other features say too. */
@NullMarked
@NamedInterface("ui")
package io.surveylink.run.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
