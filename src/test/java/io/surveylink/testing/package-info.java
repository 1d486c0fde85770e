/** What tests and the development launcher share: a MariaDB, a clock that can be set, the one test context. */
@NullMarked
package io.surveylink.testing;

import org.jspecify.annotations.NullMarked;
