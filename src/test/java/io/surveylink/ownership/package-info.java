@NullMarked
package io.surveylink.ownership;

import org.jspecify.annotations.NullMarked;
