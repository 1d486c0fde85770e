package io.surveylink.salesforce.internal;

import io.surveylink.salesforce.ApiUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says, read without WSC. WSC gives up a whole answer for one word that its classes lack: the code of a
 * fault or of one row, a header, a detail without a type. Whether records were written must not hang on that.
 *
 * @param usage of the header, where it tells
 * @param fault of a call that was refused as a whole
 * @param rows of a writing call, in their order
 */
record SoapAnswer(@Nullable ApiUsage usage, @Nullable Fault fault, List<Row> rows) {

    /** The answer to a call whose rows nobody asked for, or no SOAP at all. */
    static final SoapAnswer SILENT = new SoapAnswer(null, null, List.of());

    /** @param code that of the detail, else the fault's own */
    record Fault(String code, String message) {}

    /** One {@code result}; its first error counts, as the others follow from it or repeat it. */
    record Row(
            boolean success,
            boolean created,
            @Nullable String id,
            @Nullable RowError error) {}

    record RowError(String code, String message, List<String> fields) {}

    /** Header and fault; the body of a success is not read. What is not SOAP says nothing. */
    static SoapAnswer head(byte[] xml) {
        return SoapAnswerReader.read(xml, false).orElse(SILENT);
    }

    /** The whole answer to a writing call; empty if it is not whole or its results are not what they should be. */
    static Optional<SoapAnswer> whole(byte[] xml) {
        return SoapAnswerReader.read(xml, true);
    }

    /** Collects the elements of one result. */
    static final class RowBuilder {

        private @Nullable Boolean success;
        private boolean created;
        private @Nullable String id;
        private int errors;
        private String code = "";
        private String message = "";
        private final List<String> fields = new ArrayList<>();

        /** @param element its path below the result */
        void element(String element, String text) {
            switch (element) {
                case "success" -> success = Boolean.valueOf(text);
                case "created" -> created = Boolean.parseBoolean(text);
                case "id" -> id = text.isEmpty() ? null : text;
                case "errors" -> errors++;
                default -> {
                    if (errors == 0) {
                        ofFirstError(element, text);
                    }
                }
            }
        }

        private void ofFirstError(String element, String text) {
            switch (element) {
                case "errors/statusCode" -> code = text;
                case "errors/message" -> message = text;
                case "errors/fields" -> fields.add(text);
                default -> {
                    // Details of duplicates and the like.
                }
            }
        }

        /** Empty if it does not say whether the row was saved, and as what. */
        Optional<Row> build() {
            if (success == null || (success && id == null)) {
                return Optional.empty();
            }
            var error = success ? null : new RowError(code.isEmpty() ? "UNKNOWN_EXCEPTION" : code, message, fields);
            return Optional.of(new Row(success, created, id, error));
        }
    }
}
