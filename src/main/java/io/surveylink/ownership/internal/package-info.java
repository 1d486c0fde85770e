@NullMarked
package io.surveylink.ownership.internal;

import org.jspecify.annotations.NullMarked;
