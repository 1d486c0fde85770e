package io.surveylink.audit;

import static io.surveylink.jooq.Tables.AUDIT_LOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.common.ProjectId;
import io.surveylink.common.Transactions;
import io.surveylink.testing.SurveylinkTest;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@SurveylinkTest
class AuditLogTest {

    private final long subject = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);

    private final AuditEntry entry = AuditEntry.of(null, AuditAction.BINDING_SET, "audit-test", subject)
            .in(new ProjectId(17))
            .changed(Map.of(), Map.of("account", 4));

    @Autowired
    AuditLog auditLog;

    @Autowired
    Transactions transactions;

    @Autowired
    DSLContext database;

    @Test
    void entryOutsideOfATransactionIsRefused() {
        assertThatThrownBy(() -> auditLog.record(entry)).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void entryGoesWithTheChangeThatIsRolledBack() {
        assertThatThrownBy(() -> transactions.write(() -> {
                    auditLog.record(entry);
                    throw new IllegalStateException("the change failed");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(database.fetchExists(AUDIT_LOG, AUDIT_LOG.SUBJECT_ID.eq(subject)))
                .isFalse();
    }

    @Test
    void entryTellsTimeStatesAndTheAddressOfTheClient() {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr("198.51.100.7");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            transactions.write(() -> auditLog.record(entry));
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }

        var row = Objects.requireNonNull(database.fetchOne(AUDIT_LOG, AUDIT_LOG.SUBJECT_ID.eq(subject)));
        assertThat(row.getAddress()).isEqualTo("198.51.100.7");
        assertThat(row.getCreatedAt()).isNotNull();
        assertThat(row.getStateBefore()).isNull();
        assertThat(row.getStateAfter().data()).containsPattern("\"account\"\\s*:\\s*4");
    }
}
