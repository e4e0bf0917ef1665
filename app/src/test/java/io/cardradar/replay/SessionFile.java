package io.cardradar.replay;

import io.cardradar.replay.ShopSession.Pages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The sessions of a file in the form of {@code online_shoppers_intention.csv}: a header that names
 * the columns, semicolons or commas between them, any order, more columns allowed.
 *
 * @param fingerprint the same for the same content: tells one file's events from another's
 */
record SessionFile(String fingerprint, List<ShopSession> sessions) {
    /**
     * @throws ReplayFailed when the file cannot be read or a row makes no sense
     */
    static SessionFile read(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            List<String> lines =
                    new String(content, StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank())
                            .toList();
            return new SessionFile(fingerprint(content), sessions(file, lines));
        } catch (IOException e) {
            throw new ReplayFailed("The file cannot be read: " + e, e);
        }
    }

    private static List<ShopSession> sessions(Path file, List<String> lines) {
        if (lines.isEmpty()) {
            throw new ReplayFailed(file + " is empty.");
        }
        String separator = lines.getFirst().contains(";") ? ";" : ",";
        Columns columns = new Columns(Arrays.asList(lines.getFirst().split(separator, -1)));
        List<ShopSession> sessions = new ArrayList<>(lines.size());
        for (int number = 1; number < lines.size(); number++) {
            try {
                String[] fields = lines.get(number).split(separator, -1);
                sessions.add(columns.session(number, fields));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new ReplayFailed("%s, row %d: %s".formatted(file, number, e.getMessage()), e);
            }
        }
        return List.copyOf(sessions);
    }

    private static String fingerprint(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Columns by their names; {@code PageValues} is not read, because it tells the purchase. */
    private record Columns(List<String> header) {
        ShopSession session(int number, String[] fields) {
            return new ShopSession(
                    number,
                    pages(fields, "Administrative"),
                    pages(fields, "Informational"),
                    pages(fields, "ProductRelated"),
                    bought(field(fields, "Revenue")));
        }

        private Pages pages(String[] fields, String name) {
            int count = Integer.parseInt(field(fields, name));
            double seconds = Double.parseDouble(field(fields, name + "_Duration"));
            if (count < 0 || !(seconds >= 0) || (count == 0 && seconds > 0)) {
                throw new IllegalArgumentException(
                        name + ": " + seconds + " s on " + count + " pages");
            }
            return new Pages(count, Math.round(seconds * 1000));
        }

        private static boolean bought(String revenue) {
            return switch (revenue) {
                case "TRUE" -> true;
                case "FALSE" -> false;
                default -> throw new IllegalArgumentException("Revenue: " + revenue);
            };
        }

        private String field(String[] fields, String name) {
            int index = header.indexOf(name);
            if (index < 0) {
                throw new IllegalArgumentException("there is no column " + name);
            }
            return fields[index].strip();
        }
    }
}
