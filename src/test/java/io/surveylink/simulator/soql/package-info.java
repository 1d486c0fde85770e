/** The subset of SOQL that integrations use, over records and over the tables of setup. */
@NullMarked
package io.surveylink.simulator.soql;

import org.jspecify.annotations.NullMarked;
