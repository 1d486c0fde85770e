@NullMarked
package io.surveylink.salesforce;

import org.jspecify.annotations.NullMarked;
