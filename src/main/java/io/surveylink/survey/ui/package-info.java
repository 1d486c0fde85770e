/** The tabs of a project that show its survey and its responses. */
@NullMarked
package io.surveylink.survey.ui;

import org.jspecify.annotations.NullMarked;
