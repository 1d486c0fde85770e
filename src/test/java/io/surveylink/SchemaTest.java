package io.surveylink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.testing.SurveylinkTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SurveylinkTest
class SchemaTest {

    @Autowired
    DSLContext database;

    @Test
    void runtimeUserCanOnlyAddToTheAuditLog() {
        database.execute(
                "INSERT INTO audit_log (created_at, action, subject_type) VALUES (NOW(6), 'SELF_TEST', 'test')");

        assertThat(database.fetchCount(io.surveylink.jooq.Tables.AUDIT_LOG)).isPositive();
        assertThatThrownBy(() -> database.execute("UPDATE audit_log SET action = 'X'"))
                .hasStackTraceContaining("UPDATE command denied");
        assertThatThrownBy(() -> database.execute("DELETE FROM audit_log"))
                .hasStackTraceContaining("DELETE command denied");
    }
}
