@NullMarked
package io.surveylink.shell.internal;

import org.jspecify.annotations.NullMarked;
