@NullMarked
package io.surveylink.survey.ui;

import org.jspecify.annotations.NullMarked;
