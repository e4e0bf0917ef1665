package io.cardradar.app.search;

import io.cardradar.kernel.Phone;
import io.cardradar.kernel.Secrets;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lets a number be found by any part of it without the index knowing the number: it holds keyed
 * hashes of the parts, other ones for each company. Whoever has the index alone cannot try numbers;
 * how often the shortest parts occur it does tell.
 */
@Singleton
class PhoneFragments {
    static final int SHORTEST = 3;
    private static final int LONGEST = 11;
    private static final int BYTES = 8;
    private static final int SHORTEST_NUMBER = 5;
    private static final int LONGEST_NUMBER = 17;

    private static final Pattern DIALLED = Pattern.compile("\\+?[0-9 ()\\-]+");

    private final Secrets secrets;

    PhoneFragments(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Of a number as {@link Phone#normalised}: every part of 3 to 11 digits. */
    Set<String> of(TenantId tenant, String phone) {
        return IntStream.rangeClosed(SHORTEST, LONGEST)
                .boxed()
                .flatMap(length -> parts(phone, length))
                .map(part -> hash(tenant, part))
                .collect(Collectors.toSet());
    }

    /** What a number must have to contain what was typed; nothing when that is no number. */
    List<String> typed(TenantId tenant, String text) {
        String digits = digits(text);
        return parts(digits, Math.min(LONGEST, Math.max(SHORTEST, digits.length())))
                .map(part -> hash(tenant, part))
                .toList();
    }

    private static String digits(String text) {
        if (!DIALLED.matcher(text).matches()) {
            return "";
        }
        String digits = text.replaceAll("[^0-9]", "");
        boolean whole = digits.length() >= SHORTEST_NUMBER && digits.length() <= LONGEST_NUMBER;
        return whole ? Phone.normalised(digits) : digits;
    }

    private static Stream<String> parts(String digits, int length) {
        return IntStream.rangeClosed(0, digits.length() - length)
                .mapToObj(start -> digits.substring(start, start + length));
    }

    private String hash(TenantId tenant, String part) {
        byte[] hash = secrets.lookupHash("phone fragment/" + tenant + "/" + part);
        return HexFormat.of().formatHex(hash, 0, BYTES);
    }
}
