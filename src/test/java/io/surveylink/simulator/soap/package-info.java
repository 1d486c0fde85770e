/** The Partner SOAP API: envelopes, calls, faults. */
@NullMarked
package io.surveylink.simulator.soap;

import org.jspecify.annotations.NullMarked;
