/** Outbound messages: SOAP that Salesforce sends to an endpoint when a record meets a condition. */
@NullMarked
package io.surveylink.simulator.outbound;

import org.jspecify.annotations.NullMarked;
