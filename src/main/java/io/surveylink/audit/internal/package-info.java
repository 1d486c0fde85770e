@NullMarked
package io.surveylink.audit.internal;

import org.jspecify.annotations.NullMarked;
