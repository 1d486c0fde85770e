@NullMarked
package io.surveylink.outbound.internal;

import org.jspecify.annotations.NullMarked;
