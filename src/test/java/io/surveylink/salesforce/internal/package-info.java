@NullMarked
package io.surveylink.salesforce.internal;

import org.jspecify.annotations.NullMarked;
