package io.cardradar.analytics.events;

import static io.cardradar.analytics.events.Interest.COMPANY;
import static io.cardradar.analytics.events.Interest.NONE;
import static io.cardradar.analytics.events.Interest.PERSON;
import static io.cardradar.analytics.events.Interest.PRODUCT;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything that can happen between a visitor and a card: the closed vocabulary. Codes are stored
 * and are unique for ever: a type that goes out of use keeps its code.
 */
public enum EventType {
    SESSION_ENTER(101, NONE, 0),
    SESSION_DWELL(102, NONE, 0),
    SESSION_EXIT(103, NONE, 0),

    CARD_VIEW(201, PERSON, 1),
    CARD_VIEW_POSTER(202, PERSON, 1.5),
    CARD_VIEW_LINK(203, PERSON, 1.5),
    CARD_LIKE(204, PERSON, 2),
    CARD_UNLIKE(205, NONE, 0),
    CARD_ENDORSE_TAG(206, PERSON, 2),
    CARD_PLAY_VOICE(207, PERSON, 2),
    CARD_PLAY_VIDEO(208, PERSON, 2),
    CARD_FORWARD(209, PERSON, 3),
    CARD_SAVE_POSTER(210, PERSON, 3),
    CARD_SAVE_CONTACT(211, PERSON, 6),
    CARD_DIAL_MOBILE(212, PERSON, 8),
    CARD_DIAL_LANDLINE(213, PERSON, 6),
    CARD_COPY_WECHAT(214, PERSON, 6),
    CARD_COPY_EMAIL(215, PERSON, 4),
    CARD_COPY_COMPANY(216, COMPANY, 2),
    CARD_COPY_ADDRESS(217, COMPANY, 3),
    CARD_VIEW_ADDRESS(218, COMPANY, 3),
    CARD_AUTHORISE_PHONE(219, PERSON, 10),

    PRODUCT_LIST(301, PRODUCT, 0.5),
    PRODUCT_VIEW(302, PRODUCT, 1.5, SubjectKind.PRODUCT),
    PRODUCT_CONSULT(303, PRODUCT, 8, SubjectKind.PRODUCT),
    PRODUCT_FORWARD(304, PRODUCT, 3, SubjectKind.PRODUCT),
    PRODUCT_SAVE_POSTER(305, PRODUCT, 3, SubjectKind.PRODUCT),
    PRODUCT_FAVOURITE(306, PRODUCT, 4, SubjectKind.PRODUCT),
    PRODUCT_ORDER(307, PRODUCT, 12, SubjectKind.PRODUCT),
    PRODUCT_PAY(308, PRODUCT, 15, SubjectKind.PRODUCT),

    FEED_LIST(401, COMPANY, 0.3),
    FEED_VIEW(402, COMPANY, 0.8, SubjectKind.POST),
    FEED_LIKE(403, COMPANY, 1.5, SubjectKind.POST),
    FEED_UNLIKE(404, NONE, 0, SubjectKind.POST),
    FEED_COMMENT(405, COMPANY, 3, SubjectKind.POST),
    FEED_FORWARD(406, COMPANY, 3, SubjectKind.POST),

    SITE_VIEW(501, COMPANY, 0.8),
    SITE_VIEW_MODULE(502, COMPANY, 0.5),
    SITE_FORWARD(503, COMPANY, 3),

    ARTICLE_VIEW(601, COMPANY, 0.8),
    ARTICLE_DWELL(602, NONE, 0),
    FILE_VIEW(603, PRODUCT, 2, SubjectKind.FILE),
    FILE_DWELL(604, NONE, 0, SubjectKind.FILE),
    FORM_VIEW(605, COMPANY, 2, SubjectKind.FORM),
    FORM_SUBMIT(606, COMPANY, 10, SubjectKind.FORM),
    COUPON_VIEW(607, PRODUCT, 1.5),
    COUPON_RECEIVE(608, PRODUCT, 6),
    COUPON_USE(609, PRODUCT, 10),

    IM_START(701, PERSON, 8),
    IM_MESSAGE(702, PERSON, 3),

    RELATION_WECOM_ADD(801, PERSON, 10),
    RELATION_REMOVED_BY_CUSTOMER(802, NONE, 0),
    RELATION_REMOVED_BY_EMPLOYEE(803, NONE, 0),
    RELATION_GROUP_JOIN(804, COMPANY, 3),
    RELATION_GROUP_LEAVE(805, NONE, 0);

    /** Of the vocabulary: grows with every type and every property that is added. */
    public static final int VERSION = 1;

    private static final Map<String, EventType> BY_WIRE_NAME =
            Arrays.stream(values())
                    .collect(Collectors.toMap(EventType::wireName, Function.identity()));
    private static final Map<Integer, EventType> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::code, Function.identity()));

    private final int code;
    private final Interest interest;
    private final double weight;
    private final @Nullable SubjectKind subject;
    private final String wireName;

    EventType(int code, Interest interest, double weight) {
        this(code, interest, weight, null);
    }

    EventType(int code, Interest interest, double weight, @Nullable SubjectKind subject) {
        this.code = code;
        this.interest = interest;
        this.weight = weight;
        this.subject = subject;
        this.wireName = name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");
    }

    public int code() {
        return code;
    }

    /** Whether clients must not send it, because the service knows of it by itself. */
    public boolean isToldByService() {
        return this == CARD_AUTHORISE_PHONE;
    }

    /**
     * Whether the visitor has stayed somewhere, and may still be there: sent again with the same id
     * and a greater {@code dwellMs}, it gets longer and is no second event.
     */
    public boolean isStay() {
        return switch (this) {
            case SESSION_DWELL, ARTICLE_DWELL, FILE_DWELL -> true;
            default -> false;
        };
    }

    /** Whether the visitor shows by it that he wants to be in contact. */
    public boolean isContactIntent() {
        return switch (this) {
            case CARD_AUTHORISE_PHONE,
                    CARD_DIAL_MOBILE,
                    CARD_DIAL_LANDLINE,
                    CARD_COPY_WECHAT,
                    CARD_SAVE_CONTACT,
                    PRODUCT_CONSULT,
                    FORM_SUBMIT ->
                    true;
            default -> false;
        };
    }

    /**
     * Whether the visitor is in the mini-program when it happens, so that it begins or prolongs a
     * visit. What happens to the contact in WeCom does not.
     */
    public boolean isSessionSignal() {
        return switch (this) {
            case RELATION_WECOM_ADD,
                    RELATION_REMOVED_BY_CUSTOMER,
                    RELATION_REMOVED_BY_EMPLOYEE,
                    RELATION_GROUP_JOIN,
                    RELATION_GROUP_LEAVE ->
                    false;
            default -> true;
        };
    }

    /** Whether it opens a card: with a share's token, it proves the share. */
    public boolean isCardOpening() {
        return switch (this) {
            case CARD_VIEW, CARD_VIEW_POSTER, CARD_VIEW_LINK -> true;
            default -> false;
        };
    }

    /** As clients write it: {@code group.verb}. */
    public String wireName() {
        return wireName;
    }

    public Interest interest() {
        return interest;
    }

    /** How much one such event says about the wish to buy; a card view is 1. */
    public double weight() {
        return weight;
    }

    /** What an event of this type must name as its subject; null where it needs none. */
    public @Nullable SubjectKind requiredSubject() {
        return subject;
    }

    /**
     * Whether salespeople see it as an item of their radar. Heartbeats and the frame of a session
     * are counted, not shown.
     */
    public boolean isShown() {
        return switch (this) {
            case SESSION_ENTER, SESSION_DWELL, SESSION_EXIT, ARTICLE_DWELL, FILE_DWELL -> false;
            default -> true;
        };
    }

    /**
     * Whether it happens on a salesperson's card, so that an event must name one. Only sessions can
     * begin elsewhere.
     */
    public boolean needsCard() {
        return switch (this) {
            case SESSION_ENTER, SESSION_DWELL, SESSION_EXIT -> false;
            default -> true;
        };
    }

    public static Optional<EventType> ofWireName(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    /**
     * @throws IllegalArgumentException for a code that was never given out
     */
    public static EventType ofCode(int code) {
        EventType type = BY_CODE.get(code);
        if (type == null) {
            throw new IllegalArgumentException("No event type has the code " + code);
        }
        return type;
    }
}
