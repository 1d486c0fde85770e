@NullMarked
package io.surveylink.diagnosis.internal;

import org.jspecify.annotations.NullMarked;
