@NullMarked
package io.surveylink.administration.internal;

import org.jspecify.annotations.NullMarked;
