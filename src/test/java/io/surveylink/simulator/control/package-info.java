/** Control calls, for tests and scripts. */
@NullMarked
package io.surveylink.simulator.control;

import org.jspecify.annotations.NullMarked;
