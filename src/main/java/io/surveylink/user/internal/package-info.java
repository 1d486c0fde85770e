@NullMarked
package io.surveylink.user.internal;

import org.jspecify.annotations.NullMarked;
