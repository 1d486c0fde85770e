package io.surveylink.shell.internal;

import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.ui.Errors;
import io.surveylink.shell.Languages;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/**
 * Errors outside the console's views: a small page without scripts for people, problem details for programs. Neither
 * tells more than what happened and the id that the log bears too.
 */
@RestController
@RequestMapping("/error")
class PublicErrorPage implements ErrorController {

    private static final String STRICT_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String PAGE = """
            <!doctype html>
            <html lang="%s">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title>
            <style>
            :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
            body { margin: 15vh auto; max-width: 34rem; padding: 0 1rem; }
            h1 { font-size: 1.25rem; }
            </style></head>
            <body><h1>%s</h1><p>%s</p><p><a href="/">%s</a></p></body>
            </html>
            """;

    private final I18NProvider texts;

    PublicErrorPage(I18NProvider texts) {
        this.texts = texts;
    }

    @RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(HttpServletRequest request) {
        var language = Languages.closest(request.getLocale());
        var status = statusOf(request);
        boolean missing = status.is4xxClientError();
        var title = text(language, missing ? "shell.notFound.title" : "shell.error.title");
        var sentence = missing
                ? text(language, "shell.notFound.sentence")
                : text(language, ErrorCode.UNEXPECTED.textKey(), reference(request));
        return ResponseEntity.status(status)
                .header("Content-Security-Policy", STRICT_POLICY)
                .contentType(new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8))
                .body(PAGE.formatted(
                        language.toLanguageTag(), title, title, sentence, text(language, "shell.error.home")));
    }

    @RequestMapping
    ResponseEntity<Map<String, Object>> problem(HttpServletRequest request) {
        var status = statusOf(request);
        var code = codeOf(status);
        Map<String, Object> problem = status.is5xxServerError()
                ? Map.of(
                        "status",
                        status.value(),
                        "title",
                        status.getReasonPhrase(),
                        "code",
                        code,
                        "reference",
                        reference(request))
                : Map.of("status", status.value(), "title", status.getReasonPhrase(), "code", code);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private String text(Locale language, String key, Object... arguments) {
        return HtmlUtils.htmlEscape(texts.getTranslation(key, language, arguments));
    }

    private static HttpStatus statusOf(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.valueOf(code)
                : HttpStatus.NOT_FOUND;
    }

    private static String codeOf(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> ErrorCode.NOT_FOUND.name();
            case UNAUTHORIZED, FORBIDDEN -> ErrorCode.FORBIDDEN.name();
            default -> (status.is5xxServerError() ? ErrorCode.UNEXPECTED : ErrorCode.INVALID_INPUT).name();
        };
    }

    private static String reference(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable error
                ? Errors.log(error)
                : Errors.newReference();
    }
}
