@NullMarked
package io.surveylink.audit;

import org.jspecify.annotations.NullMarked;
