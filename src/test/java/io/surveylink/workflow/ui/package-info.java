@NullMarked
package io.surveylink.workflow.ui;

import org.jspecify.annotations.NullMarked;
