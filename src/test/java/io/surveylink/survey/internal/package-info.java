@NullMarked
package io.surveylink.survey.internal;

import org.jspecify.annotations.NullMarked;
