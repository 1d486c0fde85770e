/** The parts that every screen is made of; their looks are in {@code frontend/public/styles.css}. Imports no feature. */
@NullMarked
package io.surveylink.common.ui;

import org.jspecify.annotations.NullMarked;
