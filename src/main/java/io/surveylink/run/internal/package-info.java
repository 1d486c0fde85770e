@NullMarked
package io.surveylink.run.internal;

import org.jspecify.annotations.NullMarked;
