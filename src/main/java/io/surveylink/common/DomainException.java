package io.surveylink.common;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error with a code. The reader sees the sentence of {@link ErrorCode#textKey()} in their language, filled with the
 * arguments; arguments never hold secrets or answers of respondents.
 */
public final class DomainException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<Object> arguments;

    public DomainException(ErrorCode code, Object... arguments) {
        this(null, code, arguments);
    }

    public DomainException(@Nullable Throwable cause, ErrorCode code, Object... arguments) {
        super(code.name(), cause);
        this.code = code;
        this.arguments = List.of(arguments);
    }

    public ErrorCode code() {
        return code;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
