package io.cardradar.app.contentcheck;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.micronaut.serde.annotation.Serdeable;

/** Where a check stands. */
@Serdeable
public enum CheckState {
    /** WeChat is to be asked. */
    @JsonProperty("waiting")
    WAITING,
    /** WeChat was asked and will push its verdict. */
    @JsonProperty("asked")
    ASKED,
    /** People must decide. */
    @JsonProperty("review")
    REVIEW,
    /** WeChat has no objection, or none that counts. */
    @JsonProperty("passed")
    PASSED,
    /** WeChat objects. */
    @JsonProperty("risky")
    RISKY,
    /** A manager has allowed it. */
    @JsonProperty("allowed")
    ALLOWED,
    /** A manager has rejected it. */
    @JsonProperty("rejected")
    REJECTED,
    /** The content is no more, or is another by now. */
    @JsonProperty("obsolete")
    OBSOLETE;

    /** Whether WeChat's verdict is still wanted. */
    boolean isOpen() {
        return this == WAITING || this == ASKED;
    }
}
