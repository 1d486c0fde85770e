/** The screens of transfers, and the ways to them. */
@NullMarked
@NamedInterface("ui")
package io.surveylink.transfer.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
