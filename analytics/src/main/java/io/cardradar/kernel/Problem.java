package io.cardradar.kernel;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * What a caller is told when a request cannot be done: rendered as RFC 9457 {@code
 * application/problem+json} with a stable code such as {@code card.not_found}. The message is for
 * people and may change; the code may not.
 */
public abstract sealed class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    private Problem(String code, String detail, @Nullable Throwable cause) {
        // Expected outcomes need no stack trace; a cause, where there is one, has its own.
        super(detail, cause, false, false);
        this.code = code;
    }

    /** The stable code: {@code group.reason} in snake case. */
    public final String code() {
        return code;
    }

    /** The explanation, in English, free of personal data. */
    public final String detail() {
        String detail = getMessage();
        return detail == null ? code : detail;
    }

    /** 400: the request breaks a rule of the contract. */
    public static final class Invalid extends Problem {
        private static final long serialVersionUID = 1L;
        private final transient List<FieldError> errors;

        public Invalid(String code, String detail, FieldError... errors) {
            super(code, detail, null);
            this.errors = List.of(errors);
        }

        public Invalid(String code, String detail, List<FieldError> errors) {
            super(code, detail, null);
            this.errors = List.copyOf(errors);
        }

        public List<FieldError> errors() {
            return errors;
        }
    }

    /** 401: nobody we know is asking. */
    public static final class Unauthorized extends Problem {
        private static final long serialVersionUID = 1L;

        public Unauthorized(String code, String detail) {
            super(code, detail, null);
        }
    }

    /** 403: the caller may not do this. */
    public static final class Forbidden extends Problem {
        private static final long serialVersionUID = 1L;

        public Forbidden(String code, String detail) {
            super(code, detail, null);
        }
    }

    /** 404: it is not there, or not the caller's to see; the answer is the same. */
    public static final class NotFound extends Problem {
        private static final long serialVersionUID = 1L;

        public NotFound(String code, String detail) {
            super(code, detail, null);
        }
    }

    /** 409: the thing is in another state than the request supposes. */
    public static final class Conflict extends Problem {
        private static final long serialVersionUID = 1L;

        public Conflict(String code, String detail) {
            super(code, detail, null);
        }
    }

    /** 412 or 428: an edit without, or with an outdated, {@code If-Match}. */
    public static final class Outdated extends Problem {
        private static final long serialVersionUID = 1L;

        public Outdated(String code, String detail) {
            super(code, detail, null);
        }
    }

    /** 429: too much at once; ask again after {@link #retryAfter()}. */
    public static final class Throttled extends Problem {
        private static final long serialVersionUID = 1L;
        private final Duration retryAfter;

        public Throttled(String code, String detail, Duration retryAfter) {
            super(code, detail, null);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** 503: a system behind us does not answer; ask again later. */
    public static final class Upstream extends Problem {
        private static final long serialVersionUID = 1L;

        public Upstream(String code, String detail, @Nullable Throwable cause) {
            super(code, detail, cause);
        }
    }

    /**
     * One broken field.
     *
     * @param pointer an RFC 6901 JSON pointer into the request body, or the name of a query
     *     parameter
     */
    public record FieldError(String pointer, String code, String detail) {}
}
