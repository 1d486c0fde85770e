@NullMarked
package io.surveylink.account.ui;

import org.jspecify.annotations.NullMarked;
