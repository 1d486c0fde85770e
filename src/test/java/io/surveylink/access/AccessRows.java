package io.surveylink.access;

import java.util.stream.Stream;

/** The rows of one feature. Listed in {@link AccessTable}. */
interface AccessRows {

    /** With arguments that are valid for everybody, made when the row is called. */
    Stream<Row> rows(AccessWorld world);

    /** Afterwards: takes away what other tests would trip over. */
    default void calm(AccessWorld world) {}
}
