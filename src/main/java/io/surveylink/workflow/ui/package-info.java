/** The screens of workflows, and the words for their conditions, which other features say too. */
@NullMarked
@NamedInterface("ui")
package io.surveylink.workflow.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
