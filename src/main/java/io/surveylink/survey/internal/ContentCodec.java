package io.surveylink.survey.internal;

import io.surveylink.common.Digests;
import io.surveylink.survey.ResponseContent;
import io.surveylink.survey.ResponseStatus;
import java.util.TreeMap;
import org.jooq.JSON;
import org.springframework.stereotype.Component;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stored form of a response's content: one text for equal content, numbers to the last digit. */
@Component
class ContentCodec {

    private final JsonMapper jsonMapper;

    ContentCodec(JsonMapper jsonMapper) {
        this.jsonMapper = jsonMapper
                .rebuild()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
    }

    String write(ResponseContent content) {
        return jsonMapper.writeValueAsString(content);
    }

    /** Of status and content: a response that comes again with the same digest is a duplicate, whenever it was recorded. */
    static byte[] digest(ResponseStatus status, String content) {
        return Digests.sha256(status.name() + '\n' + content);
    }

    ResponseContent read(JSON stored) {
        var node = jsonMapper.readTree(stored.data());
        var answers = new TreeMap<String, Object>();
        for (var answer : node.path("answers").properties()) {
            answers.put(answer.getKey(), answer(answer.getValue()));
        }
        var embeddedData = new TreeMap<String, String>();
        for (var entry : node.path("embeddedData").properties()) {
            embeddedData.put(entry.getKey(), entry.getValue().stringValue());
        }
        return new ResponseContent(answers, embeddedData);
    }

    private static Object answer(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue();
        }
        if (value.isArray()) {
            return value.valueStream().map(JsonNode::stringValue).toList();
        }
        return value.stringValue();
    }
}
