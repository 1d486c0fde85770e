/** Just enough XML, read and written to the letter. */
@NullMarked
package io.surveylink.simulator.xml;

import org.jspecify.annotations.NullMarked;
