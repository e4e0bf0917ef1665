package io.cardradar.wechat.simulator.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Documents as lines of CSV (RFC 4180, without line breaks in values); every value is a text. */
final class CsvLines {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern CELL =
            Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"|([^,]*))(,|$)");

    private CsvLines() {}

    /**
     * @param lines the first of them names the fields
     */
    static List<String> asJson(List<String> lines) {
        if (lines.isEmpty()) {
            return List.of();
        }
        var names = cells(lines.getFirst());
        return lines.stream().skip(1).map(line -> document(names, cells(line))).toList();
    }

    /**
     * @param lines a document each
     */
    static String ofJson(String lines) {
        var documents = lines.lines().map(CsvLines::parse).toList();
        var names = new LinkedHashSet<String>();
        documents.forEach(document -> document.fieldNames().forEachRemaining(names::add));
        var csv = new ArrayList<String>();
        csv.add(String.join(",", names.stream().map(CsvLines::quoted).toList()));
        for (var document : documents) {
            var cells = names.stream().map(name -> quoted(document.path(name).asText()));
            csv.add(String.join(",", cells.toList()));
        }
        return String.join("\n", csv);
    }

    private static ObjectNode parse(String line) {
        try {
            return (ObjectNode) JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored document is JSON", e);
        }
    }

    private static String document(List<String> names, List<String> values) {
        var document = JSON.createObjectNode();
        for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
            document.put(names.get(i), values.get(i));
        }
        return document.toString();
    }

    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = CELL.matcher(line);
        while (cell.find()) {
            var quoted = cell.group(1);
            cells.add(quoted == null ? cell.group(2) : quoted.replace("\"\"", "\""));
            if (cell.group(3).isEmpty()) {
                break;
            }
        }
        return cells;
    }

    private static String quoted(String value) {
        return value.matches("[^\",]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
