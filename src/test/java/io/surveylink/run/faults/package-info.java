/**
 * Faults from outside: nodes, the database and the way to it die, stop and come back. Consoles are processes of their
 * own; Salesforce, the mail catcher and the oracle live in the test.
 */
@NullMarked
package io.surveylink.run.faults;

import org.jspecify.annotations.NullMarked;
