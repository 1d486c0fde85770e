package io.surveylink.workflow.internal;

import io.surveylink.account.RequirementFinding;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.JSON;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of a drift: an array of findings for each account that showed one. */
@Component
class DriftJson {

    private static final Logger LOG = LoggerFactory.getLogger(DriftJson.class);

    private final JsonMapper json;

    DriftJson(JsonMapper json) {
        this.json = json;
    }

    JSON write(List<RequirementFinding> findings) {
        return JSON.valueOf(json.writeValueAsString(findings));
    }

    List<RequirementFinding> read(JSON findings) {
        return readAll(findings.data());
    }

    /**
     * What another version of the console wrote says nothing until the next check.
     *
     * @param arrays with a comma between them; null for none
     */
    List<RequirementFinding> readAll(@Nullable String arrays) {
        if (arrays == null) {
            return List.of();
        }
        try {
            return Stream.of(json.readValue("[" + arrays + "]", RequirementFinding[][].class))
                    .flatMap(Stream::of)
                    .toList();
        } catch (JacksonException e) {
            LOG.info("a drift is not of this version: {}", e.getOriginalMessage());
            return List.of();
        }
    }
}
