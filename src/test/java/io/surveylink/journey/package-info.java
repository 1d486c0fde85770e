/** Journeys of people, in a real browser. */
@NullMarked
package io.surveylink.journey;

import org.jspecify.annotations.NullMarked;
