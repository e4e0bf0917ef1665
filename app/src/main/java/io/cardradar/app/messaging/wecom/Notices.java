package io.cardradar.app.messaging.wecom;

import io.cardradar.analytics.events.EventTexts;
import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.visitors.Visitors;
import io.cardradar.app.messaging.wecom.Account.NoticePage;
import io.cardradar.app.messaging.wecom.ContactIntent.Act;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;
import io.cardradar.wechat.wecom.WeComMessage;
import io.cardradar.wechat.wecom.WeComMessage.Item;
import io.cardradar.wechat.wecom.WeComMessage.MiniProgramNotice;
import io.cardradar.wechat.wecom.WeComMessage.Text;
import io.micronaut.serde.ObjectMapper;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** What notices say; Chinese, for WeCom does not tell what its members read. */
@Singleton
class Notices {
    private static final Locale LANGUAGE = Locale.CHINESE;

    /** As many characters as WeCom shows of one value. */
    private static final int LONGEST_VALUE = 30;

    private final Visitors visitors;
    private final EventTexts events;
    private final NoticeTexts texts;
    private final ObjectMapper json;

    Notices(Visitors visitors, EventTexts events, NoticeTexts texts, ObjectMapper json) {
        this.visitors = visitors;
        this.events = events;
        this.texts = texts;
        this.json = json;
    }

    /** The content of a message about what a visitor did, oldest first. */
    String write(TenantId tenant, VisitorId visitor, List<Act> acts, ZoneId zone) {
        String name = visitors.names(tenant, List.of(visitor)).get(visitor);
        List<Act> ordered = acts.stream().sorted(Comparator.comparing(Act::occurredAt)).toList();
        Notice notice =
                new Notice(
                        visitor.value(),
                        Objects.requireNonNullElse(name, ""),
                        ordered.stream()
                                .map(this::text)
                                .distinct()
                                .collect(Collectors.joining(texts.separator(LANGUAGE))),
                        time(ordered.getLast().occurredAt(), zone));
        try {
            return json.writeValueAsString(notice);
        } catch (IOException e) {
            throw new UncheckedIOException("A notice cannot be written", e);
        }
    }

    private String text(Act act) {
        return events.text(EventType.ofCode(act.type()), act.nth(), null, LANGUAGE);
    }

    private static String time(Instant instant, ZoneId zone) {
        return LocalTime.ofInstant(instant, zone).truncatedTo(ChronoUnit.MINUTES).toString();
    }

    /** The message that a member of WeCom's is shown. */
    WeComMessage shown(String content, @Nullable NoticePage page) {
        Notice notice = read(content);
        if (page == null) {
            return new Text(
                    texts.plain(cut(notice.name()), notice.acts(), notice.time(), LANGUAGE));
        }
        return new MiniProgramNotice(
                page.appId(),
                page.page() + "?visitor=" + notice.visitor(),
                texts.title(LANGUAGE),
                null,
                List.of(
                        new Item(texts.visitor(LANGUAGE), cut(notice.name())),
                        new Item(texts.acts(LANGUAGE), cut(notice.acts())),
                        new Item(texts.time(LANGUAGE), notice.time())));
    }

    private Notice read(String content) {
        try {
            return Objects.requireNonNull(json.readValue(content, Notice.class));
        } catch (IOException e) {
            throw new UncheckedIOException("A notice cannot be read", e);
        }
    }

    /** By characters, not halves of them: names have emoji. */
    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_VALUE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_VALUE - 1)) + "…";
    }
}
