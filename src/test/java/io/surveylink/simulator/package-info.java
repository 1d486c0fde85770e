/** The Salesforce simulator: real HTTP and real protocols on two ports, its state kept on disk. */
@NullMarked
package io.surveylink.simulator;

import org.jspecify.annotations.NullMarked;
