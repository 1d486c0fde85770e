@NullMarked
package io.surveylink.notification;

import org.jspecify.annotations.NullMarked;
