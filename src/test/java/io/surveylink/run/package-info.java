@NullMarked
package io.surveylink.run;

import org.jspecify.annotations.NullMarked;
