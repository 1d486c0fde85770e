/** What consents tell people on the screens of others. */
@NullMarked
package io.surveylink.ownership.ui;

import org.jspecify.annotations.NullMarked;
