package io.cardradar.wechat.simulator.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One collection. */
final class Documents {

    private final Map<String, ObjectNode> documents = new LinkedHashMap<>();
    private final Map<String, Index> indexes = new LinkedHashMap<>();

    Collection<ObjectNode> all() {
        return documents.values();
    }

    /** Adds a document and gives it an id if it has none. */
    String add(ObjectNode document) {
        var id = document.path("_id").asText();
        if (id.isEmpty()) {
            id = UUID.randomUUID().toString().replace("-", "");
            document.put("_id", id);
        }
        if (documents.containsKey(id)) {
            throw CloudFailure.database("E11000 duplicate key error: _id");
        }
        requireUnique(document);
        documents.put(id, document);
        return id;
    }

    /** Writes a document in place of the one of its id; says whether there was none. */
    boolean set(String id, ObjectNode document) {
        var before = documents.remove(id);
        try {
            document.put("_id", id);
            requireUnique(document);
        } catch (CloudFailure e) {
            if (before != null) {
                documents.put(id, before);
            }
            throw e;
        }
        documents.put(id, document);
        return before == null;
    }

    void remove(List<ObjectNode> removed) {
        removed.forEach(document -> documents.remove(document.path("_id").asText()));
    }

    void create(Index index) {
        indexes.put(index.name(), index);
    }

    void drop(String index) {
        if (indexes.remove(index) == null) {
            throw CloudFailure.database("index not found: " + index);
        }
    }

    /** As CloudBase describes a collection; it has an index over {@code _id} of its own. */
    Map<String, Object> described(String name) {
        long size =
                documents.values().stream()
                        .mapToLong(d -> d.toString().getBytes(StandardCharsets.UTF_8).length)
                        .sum();
        int count = indexes.size() + 1;
        return Map.of(
                "name", name,
                "count", documents.size(),
                "size", size,
                "index_count", count,
                "index_size", count * 4_096);
    }

    private void requireUnique(ObjectNode document) {
        for (var index : indexes.values()) {
            if (index.unique() && all().stream().anyMatch(other -> index.same(document, other))) {
                throw CloudFailure.database("E11000 duplicate key error: " + index.name());
            }
        }
    }

    /** An index, of which only the uniqueness shows. */
    record Index(String name, boolean unique, List<String> fields) {

        Index {
            fields = List.copyOf(fields);
        }

        boolean same(JsonNode one, JsonNode other) {
            return fields.stream()
                    .allMatch(f -> Values.same(Values.at(one, f), Values.at(other, f)));
        }
    }
}
