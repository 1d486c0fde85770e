/** Benchmarks, run by bin/bench: figures to print, never to assert in a timed test. */
@NullMarked
package io.surveylink.bench;

import org.jspecify.annotations.NullMarked;
