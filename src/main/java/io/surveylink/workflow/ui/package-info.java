/** The workflow list of a project and the editor. */
@NullMarked
package io.surveylink.workflow.ui;

import org.jspecify.annotations.NullMarked;
