package io.cardradar.kernel;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A message bundle, in Chinese and English: Chinese unless English is asked for. Each pattern is
 * parsed once, as a page of a list says the same thing twenty times.
 */
public final class Texts {
    /** The machine's own language must not decide what people read. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Language chinese;
    private final Language english;

    /**
     * @param bundle the base name: the Chinese texts, the English ones being those of {@code _en}
     */
    public Texts(String bundle) {
        chinese = Language.of(bundle, Locale.ROOT, Locale.SIMPLIFIED_CHINESE);
        english = Language.of(bundle, Locale.ENGLISH, Locale.ENGLISH);
    }

    /** A text as it stands in the bundle. */
    public String plain(Locale locale, String key) {
        return in(locale).bundle.getString(key);
    }

    /** A text with values in it, as {@link MessageFormat} puts them there. */
    public String format(Locale locale, String key, Object... values) {
        return in(locale).format(key).format(values);
    }

    /** Whether there is such a text. */
    public boolean has(Locale locale, String key) {
        return in(locale).bundle.containsKey(key);
    }

    private Language in(Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? english : chinese;
    }

    private record Language(
            ResourceBundle bundle, Locale numbers, Map<String, MessageFormat> formats) {
        static Language of(String bundle, Locale texts, Locale numbers) {
            return new Language(
                    ResourceBundle.getBundle(bundle, texts, NO_FALLBACK),
                    numbers,
                    new ConcurrentHashMap<>());
        }

        /** A copy: a format is not for two threads at once. */
        MessageFormat format(String key) {
            MessageFormat parsed =
                    formats.computeIfAbsent(
                            key, name -> new MessageFormat(bundle.getString(name), numbers));
            return (MessageFormat) parsed.clone();
        }
    }
}
