package io.cardradar.analytics.events;

/** What an interaction shows interest in: 我, 产品, 公司. */
public enum Interest {
    PERSON,
    PRODUCT,
    COMPANY,
    /** Says nothing about interest, such as the start of a session or a like taken back. */
    NONE
}
