package io.cardradar.app.storage;

import io.cardradar.kernel.TenantId;

import java.util.regex.Pattern;

/**
 * Names one file of one company.
 *
 * @param path segments of lower-case letters, digits, {@code - _ .}, separated by slashes, at most
 *     200 characters; no segment starts with a dot. ASCII, because CloudBase's signature breaks on
 *     anything else.
 */
public record FileKey(TenantId tenant, String path) {
    private static final Pattern PATH =
            Pattern.compile("[a-z0-9_-][a-z0-9._-]*(/[a-z0-9_-][a-z0-9._-]*)*");
    private static final int LONGEST = 200;

    public FileKey {
        if (path.length() > LONGEST || !PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("no path of a file: " + path);
        }
    }

    /** The path with the company in front: unique over all companies. */
    public String full() {
        return tenant + "/" + path;
    }
}
