@NullMarked
package io.surveylink.oauth.ui;

import org.jspecify.annotations.NullMarked;
