@NullMarked
package io.surveylink.user.ui;

import org.jspecify.annotations.NullMarked;
