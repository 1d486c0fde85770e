@NullMarked
package io.surveylink.account.internal;

import org.jspecify.annotations.NullMarked;
