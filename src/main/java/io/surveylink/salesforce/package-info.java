/** The Salesforce gateway: session and request in, records or a coded fault out. Knows no user, database or Vaadin. */
@NullMarked
@ApplicationModule(allowedDependencies = {"common"})
package io.surveylink.salesforce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
