/** The run list and one run. */
@NullMarked
package io.surveylink.run.ui;

import org.jspecify.annotations.NullMarked;
