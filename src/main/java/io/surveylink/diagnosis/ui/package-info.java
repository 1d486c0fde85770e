/** The page that answers why something does not work. */
@NullMarked
package io.surveylink.diagnosis.ui;

import org.jspecify.annotations.NullMarked;
