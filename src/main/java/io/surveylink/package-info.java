/** Surveylink: surveys, Salesforce, and whose credentials run what. One feature, one package. */
@NullMarked
package io.surveylink;

import org.jspecify.annotations.NullMarked;
