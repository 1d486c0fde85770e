@NullMarked
package io.surveylink.administration.ui;

import org.jspecify.annotations.NullMarked;
