package io.surveylink.simulator.org;

import java.util.List;

/** A call that writes rows. */
public sealed interface WriteCall {

    List<RowInput> rows();

    record Create(List<RowInput> rows) implements WriteCall {}

    record Update(List<RowInput> rows) implements WriteCall {}

    /** @param externalIdField field by which existing records are found; {@code Id} too */
    record Upsert(String externalIdField, List<RowInput> rows) implements WriteCall {}

    /** Updates or adds records under the ids given: what a person does at the screen, not what the API offers. */
    record Put(List<RowInput> rows) implements WriteCall {}
}
