@NullMarked
package io.surveylink.project.ui;

import org.jspecify.annotations.NullMarked;
