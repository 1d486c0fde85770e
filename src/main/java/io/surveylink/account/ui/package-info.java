/** The screens of linked accounts, and the two parts that other features show: the chooser and the chip. */
@NullMarked
@NamedInterface("ui")
package io.surveylink.account.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
