package io.surveylink.survey.internal;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.RequestBodies;
import io.surveylink.survey.IngestionKeys;
import io.surveylink.survey.IngestionKeys.KeyHolder;
import io.surveylink.survey.IngestionKeys.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes responses over REST. Described for senders in docs/api.md and /api/openapi.json. */
@RestController
class IngestionController {

    static final int MOST_BYTES = 5 * 1024 * 1024;

    private final IngestionKeys keys;
    private final Ingestion ingestion;

    IngestionController(IngestionKeys keys, Ingestion ingestion) {
        this.keys = keys;
        this.ingestion = ingestion;
    }

    @PostMapping(path = "/api/v1/projects/{project}/responses", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<IngestionAnswer> ingest(
            @PathVariable String project,
            @AuthenticationPrincipal KeyHolder key,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            HttpServletRequest request)
            throws IOException {
        keys.require(key, project, Scope.INGEST);
        var answer = ingestion.ingest(key, body(request), idempotencyKey);
        return ResponseEntity.status(answer.isAllRejected() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.ACCEPTED)
                .body(answer);
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        return RequestBodies.read(request, MOST_BYTES)
                .orElseThrow(() -> new DomainException(ErrorCode.BODY_TOO_LARGE, MOST_BYTES));
    }
}
