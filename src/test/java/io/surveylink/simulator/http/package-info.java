/** A thin layer over the JDK's HTTP server, in which a handler is a function from request to reply. */
@NullMarked
package io.surveylink.simulator.http;

import org.jspecify.annotations.NullMarked;
