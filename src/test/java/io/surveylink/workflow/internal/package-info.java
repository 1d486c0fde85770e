@NullMarked
package io.surveylink.workflow.internal;

import org.jspecify.annotations.NullMarked;
