package io.surveylink.audit;

/** Append-only. An entry is written in the transaction of the change it tells of, or neither is. */
public interface AuditLog {

    /** Must be called inside a transaction; time and the client's address are added here. */
    void record(AuditEntry entry);
}
