@NullMarked
package io.surveylink.shell.ui;

import org.jspecify.annotations.NullMarked;
