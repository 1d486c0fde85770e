@NullMarked
package io.surveylink.project.internal;

import org.jspecify.annotations.NullMarked;
