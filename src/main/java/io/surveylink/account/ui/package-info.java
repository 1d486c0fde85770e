/** The screens of linked accounts, and what other features use of them: the chooser, the chip, ways to Salesforce. */
@NullMarked
@NamedInterface("ui")
package io.surveylink.account.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
