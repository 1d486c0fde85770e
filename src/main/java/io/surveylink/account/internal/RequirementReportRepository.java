package io.surveylink.account.internal;

import static io.surveylink.jooq.Tables.REQUIREMENT_REPORT;

import io.surveylink.account.Account;
import io.surveylink.account.RequirementFinding;
import io.surveylink.account.RequirementReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The last report of each account. */
@Repository
class RequirementReportRepository {

    private static final Logger LOG = LoggerFactory.getLogger(RequirementReportRepository.class);

    private final DSLContext sql;
    private final JsonMapper json;

    RequirementReportRepository(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    Optional<RequirementReport> find(Account account) {
        return sql.select(REQUIREMENT_REPORT.CHECKED_AT, REQUIREMENT_REPORT.FINDINGS)
                .from(REQUIREMENT_REPORT)
                .where(REQUIREMENT_REPORT.LINKED_ACCOUNT_ID.eq(account.id()))
                .and(REQUIREMENT_REPORT.SALESFORCE_USER_ID.eq(account.salesforceUserId()))
                .fetchOptional()
                .flatMap(row -> read(row.value1(), row.value2()));
    }

    /** What another version of the console wrote is as good as none: the next check is a day away at most. */
    private Optional<RequirementReport> read(Instant checkedAt, JSON findings) {
        try {
            return Optional.of(new RequirementReport(
                    checkedAt, List.of(json.readValue(findings.data(), RequirementFinding[].class))));
        } catch (JacksonException e) {
            LOG.info("a requirement report is not of this version: {}", e.getOriginalMessage());
            return Optional.empty();
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void save(Account account, RequirementReport report) {
        var findings = JSON.valueOf(json.writeValueAsString(report.findings()));
        sql.insertInto(REQUIREMENT_REPORT)
                .set(REQUIREMENT_REPORT.LINKED_ACCOUNT_ID, account.id())
                .set(REQUIREMENT_REPORT.SALESFORCE_USER_ID, account.salesforceUserId())
                .set(REQUIREMENT_REPORT.CHECKED_AT, report.checkedAt())
                .set(REQUIREMENT_REPORT.FINDINGS, findings)
                .onDuplicateKeyUpdate()
                .set(REQUIREMENT_REPORT.SALESFORCE_USER_ID, account.salesforceUserId())
                .set(REQUIREMENT_REPORT.CHECKED_AT, report.checkedAt())
                .set(REQUIREMENT_REPORT.FINDINGS, findings)
                .execute();
    }
}
