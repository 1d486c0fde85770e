@NullMarked
package io.surveylink.workflow;

import org.jspecify.annotations.NullMarked;
