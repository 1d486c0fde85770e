@NullMarked
package io.surveylink.notification.internal;

import org.jspecify.annotations.NullMarked;
