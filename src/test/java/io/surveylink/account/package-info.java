@NullMarked
package io.surveylink.account;

import org.jspecify.annotations.NullMarked;
