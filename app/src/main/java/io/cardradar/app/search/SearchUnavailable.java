package io.cardradar.app.search;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;

import io.cardradar.kernel.Problem;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** Tells an Elasticsearch that is away from a mistake of ours. */
final class SearchUnavailable {
    private SearchUnavailable() {}

    /** Asks Elasticsearch; whatever passes by itself is {@code search.unavailable}. */
    static <T> T asking(Question<T> question) {
        try {
            return question.ask();
        } catch (IOException e) {
            throw problem(e);
        } catch (ElasticsearchException e) {
            if (isPassing(e.status())) {
                throw problem(e);
            }
            throw e;
        }
    }

    static Problem.Upstream problem(@Nullable Throwable cause) {
        return new Problem.Upstream(
                "search.unavailable",
                "Search does not answer now; everything else works, and nothing is lost",
                cause);
    }

    /** Overload, a restart, or an index that is not built yet. */
    static boolean isPassing(int status) {
        return status >= 500 || status == 429 || status == 404;
    }

    /** One call of the client. */
    interface Question<T> {
        T ask() throws IOException;
    }
}
