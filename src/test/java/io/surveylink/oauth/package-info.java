@NullMarked
package io.surveylink.oauth;

import org.jspecify.annotations.NullMarked;
