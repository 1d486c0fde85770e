/** What a describe call tells: objects, fields and their types. */
@NullMarked
package io.surveylink.simulator.schema;

import org.jspecify.annotations.NullMarked;
