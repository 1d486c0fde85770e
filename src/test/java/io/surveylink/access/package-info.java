/** The whole access table: every service method, called as everybody. */
@NullMarked
package io.surveylink.access;

import org.jspecify.annotations.NullMarked;
