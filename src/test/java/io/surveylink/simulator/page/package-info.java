/** The page at the root: what is in the orgs, and what came and went. */
@NullMarked
package io.surveylink.simulator.page;

import org.jspecify.annotations.NullMarked;
