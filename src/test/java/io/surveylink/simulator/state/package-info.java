/** What outlives the process: an append-only journal. */
@NullMarked
package io.surveylink.simulator.state;

import org.jspecify.annotations.NullMarked;
