@NullMarked
package io.surveylink.survey;

import org.jspecify.annotations.NullMarked;
