package io.surveylink.common;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells machine clients what went wrong: RFC 9457 problem details with a stable {@code code}, in English. What nobody
 * foresaw is a 500 with an id that the log bears too, and says nothing of its cause.
 */
@RestControllerAdvice
public class ApiErrors extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);
    private static final String API = "/api/";
    private static final int SECONDS_TO_WAIT = 1;

    private final ResourceBundle texts = ResourceBundle.getBundle("vaadin-i18n.translations", Locale.ENGLISH);
    private final JsonMapper jsonMapper;

    ApiErrors(JsonMapper jsonMapper) {
        this.jsonMapper = jsonMapper;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> known(DomainException error) {
        var problem = problem(error);
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .headers(headers(error))
                .body(problem);
    }

    /**
     * The database is away or has no connection left: the same request may succeed a moment later. A commit that failed
     * is not among these, because nobody knows what became of it.
     */
    @ExceptionHandler({
        CannotCreateTransactionException.class,
        TransientDataAccessException.class,
        DataAccessResourceFailureException.class
    })
    ResponseEntity<ProblemDetail> overloaded(RuntimeException error) {
        LOG.warn("no connection to the database: {}", error.toString());
        return known(new DomainException(error, ErrorCode.OVERLOADED, SECONDS_TO_WAIT));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unforeseen(Exception error, HttpServletRequest request) throws Exception {
        if (!request.getRequestURI().startsWith(API)) {
            throw error;
        }
        String reference = RandomIds.publicId();
        LOG.error("ref {}: {}", reference, error.toString(), error);
        return known(new DomainException(error, ErrorCode.UNEXPECTED, reference));
    }

    /** What Spring itself refuses, such as a method that is not allowed, gets a code too: the status's name. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception error, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var answer = super.handleExceptionInternal(error, body, headers, status, request);
        if (answer != null
                && answer.getBody() instanceof ProblemDetail problem
                && HttpStatus.resolve(status.value()) instanceof HttpStatus known) {
            problem.setProperty("code", known.name());
        }
        return answer;
    }

    /** For filters, which no controller advice hears. */
    public void write(DomainException error, HttpServletResponse response) throws IOException {
        var problem = problem(error);
        response.setStatus(problem.getStatus());
        headers(error).forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        jsonMapper.writeValue(response.getOutputStream(), problem);
    }

    private ProblemDetail problem(DomainException error) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatusCode.valueOf(error.code().kind().httpStatus()), sentence(error.code(), error.arguments()));
        problem.setProperty("code", error.code().name());
        return problem;
    }

    private String sentence(ErrorCode code, List<Object> arguments) {
        String text = texts.getString(code.textKey());
        return arguments.isEmpty() ? text : new MessageFormat(text, Locale.ENGLISH).format(arguments.toArray());
    }

    private static HttpHeaders headers(DomainException error) {
        var headers = new HttpHeaders();
        switch (error.code().kind()) {
            case UNAUTHENTICATED -> headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            case THROTTLED, UNAVAILABLE ->
                headers.set(
                        HttpHeaders.RETRY_AFTER,
                        error.arguments().stream()
                                .findFirst()
                                .map(Object::toString)
                                .orElse(String.valueOf(SECONDS_TO_WAIT)));
            case INVALID, FORBIDDEN, NOT_FOUND, CONFLICT, TOO_LARGE, INTERNAL -> {}
        }
        return headers;
    }
}
