@NullMarked
package io.surveylink.oauth.internal;

import org.jspecify.annotations.NullMarked;
