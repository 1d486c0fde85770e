@NullMarked
package io.surveylink.project;

import org.jspecify.annotations.NullMarked;
