/** An org: its users and what they may do, its records and the rules for changing them. */
@NullMarked
package io.surveylink.simulator.org;

import org.jspecify.annotations.NullMarked;
