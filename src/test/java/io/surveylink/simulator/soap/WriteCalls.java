package io.surveylink.simulator.soap;

import io.surveylink.simulator.org.AssignmentRules;
import io.surveylink.simulator.org.CallFault;
import io.surveylink.simulator.org.ChangeListener;
import io.surveylink.simulator.org.DuplicateFinding;
import io.surveylink.simulator.org.RecordWriter;
import io.surveylink.simulator.org.RowError;
import io.surveylink.simulator.org.RowInput;
import io.surveylink.simulator.org.StoredRecord;
import io.surveylink.simulator.org.WriteCall;
import io.surveylink.simulator.org.WriteOptions;
import io.surveylink.simulator.org.WriteResult;
import io.surveylink.simulator.xml.XmlElement;
import io.surveylink.simulator.xml.XmlWriter;
import java.util.List;
import java.util.Map;

/** create, update, upsert and delete. */
final class WriteCalls {

    private static final int MAX_ROWS = 200;

    private final ChangeListener listener;

    WriteCalls(ChangeListener listener) {
        this.listener = listener;
    }

    List<WriteResult> create(Caller caller, SoapRequest request, Map<Integer, RowError> refused) {
        return write(caller, request, new WriteCall.Create(rows(request.call())), refused);
    }

    List<WriteResult> update(Caller caller, SoapRequest request, Map<Integer, RowError> refused) {
        return write(caller, request, new WriteCall.Update(rows(request.call())), refused);
    }

    List<WriteResult> upsert(Caller caller, SoapRequest request, Map<Integer, RowError> refused) {
        String field = externalIdField(request.call());
        return write(caller, request, new WriteCall.Upsert(field, rows(request.call())), refused);
    }

    List<WriteResult> delete(Caller caller, SoapRequest request, Map<Integer, RowError> refused) {
        List<String> ids = request.call().values("ids");
        checkSize(ids.size());
        return new RecordWriter(caller.org(), listener).delete(ids, caller.user(), options(request, refused));
    }

    static List<RowInput> rows(XmlElement call) {
        return call.children("sObjects").map(SObjectXml::read).toList();
    }

    static String externalIdField(XmlElement call) {
        return call.value("externalIDFieldName").orElse("Id");
    }

    private List<WriteResult> write(
            Caller caller, SoapRequest request, WriteCall call, Map<Integer, RowError> refused) {
        checkSize(call.rows().size());
        request.assignmentRuleId().ifPresent(id -> AssignmentRules.check(caller.org(), id));
        return new RecordWriter(caller.org(), listener).write(call, caller.user(), options(request, refused));
    }

    private static WriteOptions options(SoapRequest request, Map<Integer, RowError> refused) {
        return new WriteOptions(
                request.allOrNone(),
                request.allowTruncation(),
                request.allowDuplicates(),
                request.assignmentRule(),
                refused);
    }

    private static void checkSize(int rows) {
        if (rows > MAX_ROWS) {
            throw new CallFault(
                    "EXCEEDED_ID_LIMIT",
                    "record limit reached. cannot submit more than " + MAX_ROWS + " records into this call");
        }
    }

    /** SaveResult and DeleteResult; an UpsertResult begins with whether the record is new. */
    static void writeResult(XmlWriter xml, WriteResult result, boolean upsert, boolean recordDetails) {
        xml.open("result");
        if (upsert) {
            xml.element("created", result.created());
        }
        result.errors().forEach(error -> writeError(xml, error, recordDetails));
        xml.nillable("id", result.id()).element("success", result.success()).close("result");
    }

    private static void writeError(XmlWriter xml, RowError error, boolean recordDetails) {
        DuplicateFinding duplicate = error.duplicate();
        if (duplicate == null) {
            xml.open("errors");
        } else {
            xml.open("errors", "xsi:type=\"DuplicateError\"");
        }
        error.fields().forEach(field -> xml.element("fields", field));
        xml.element("message", error.message()).element("statusCode", error.code());
        if (duplicate != null) {
            writeDuplicate(xml, duplicate, recordDetails);
        }
        xml.close("errors");
    }

    private static void writeDuplicate(XmlWriter xml, DuplicateFinding finding, boolean recordDetails) {
        String object = finding.rule().object();
        xml.open("duplicateResult")
                .element("allowSave", finding.rule().allowSave())
                .element("duplicateRule", finding.rule().name())
                .element("duplicateRuleEntityType", object)
                .element("errorMessage", finding.rule().message())
                .open("matchResults")
                .element("entityType", object)
                .element("matchEngine", "ExactMatchEngine");
        for (StoredRecord match : finding.matches()) {
            xml.open("matchRecords")
                    .open("fieldDiffs")
                    .element("difference", "SAME")
                    .element("name", finding.field())
                    .close("fieldDiffs")
                    .element("matchConfidence", "100.0");
            SObjectXml.write(xml, "record", match, recordDetails ? List.of("Id", finding.field()) : List.of());
            xml.close("matchRecords");
        }
        xml.element("rule", object + "_" + finding.field())
                .element("size", finding.matches().size())
                .element("success", true)
                .close("matchResults")
                .close("duplicateResult");
    }
}
