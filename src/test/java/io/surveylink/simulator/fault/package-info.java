/** Faults that a test asks for, and the log of every call. */
@NullMarked
package io.surveylink.simulator.fault;

import org.jspecify.annotations.NullMarked;
