package io.cardradar.wechat.simulator.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The database of one environment. Each verb answers the members of WeChat's reply. */
public final class CloudDatabase {

    private final Map<String, Documents> collections = new TreeMap<>();

    public synchronized Map<String, Object> query(String text) {
        var statement = parse(text, "get");
        var selection = Selection.of(statement);
        var found = selection.all(collection(statement).all());
        return Map.of(
                "pager",
                Map.of(
                        "Offset",
                        selection.skip(),
                        "Limit",
                        selection.limit(),
                        "Total",
                        found.size()),
                "data",
                page(found, selection));
    }

    /** The documents that a query finds, as text. */
    public synchronized List<String> find(String text) {
        var statement = parse(text, "get");
        var selection = Selection.of(statement);
        return page(selection.all(collection(statement).all()), selection);
    }

    private static List<String> page(List<ObjectNode> found, Selection selection) {
        return found.stream()
                .skip(selection.skip())
                .limit(selection.limit())
                .map(JsonNode::toString)
                .toList();
    }

    public synchronized Map<String, Object> count(String text) {
        var statement = parse(text, "count");
        var found = Selection.of(statement).all(collection(statement).all());
        return Map.of("count", found.size());
    }

    public synchronized Map<String, Object> aggregate(String text) {
        var statement = parse(text, "end");
        var results = Aggregation.run(collection(statement).all(), statement);
        return Map.of("data", results.stream().map(JsonNode::toString).toList());
    }

    public synchronized Map<String, Object> add(String text) {
        var statement = parseWithData(text, "add");
        if (!statement.beforeTheLast().isEmpty()) {
            throw CloudFailure.invalid("add belongs to a collection");
        }
        var data = dataOf(statement).json();
        var added = new ArrayList<String>();
        for (var document : data.isArray() ? data : List.of(data)) {
            if (!(document instanceof ObjectNode object)) {
                throw CloudFailure.invalid("a document is an object");
            }
            added.add(collection(statement).add(object));
        }
        return Map.of("id_list", added);
    }

    /**
     * By {@code update}, which changes what is there, or {@code set}, which may make a document.
     */
    public synchronized Map<String, Object> update(String text) {
        var statement = parseWithData(text, "update", "set");
        if (!(dataOf(statement) instanceof Term.Fields data)) {
            throw CloudFailure.invalid("data is an object");
        }
        var selection = Selection.of(statement);
        return statement.last().name().equals("set")
                ? set(statement, selection, data)
                : change(selection.all(collection(statement).all()), new Change(data));
    }

    private Map<String, Object> set(Statement statement, Selection selection, Term.Fields data) {
        var id = selection.document();
        if (id == null || data.all().containsKey("_id")) {
            throw CloudFailure.invalid("set belongs to doc(…), and its data has no _id");
        }
        boolean created = collection(statement).set(id, (ObjectNode) data.json());
        return updated(created ? 0 : 1, created ? 0 : 1, created ? id : "");
    }

    private static Map<String, Object> change(List<ObjectNode> found, Change change) {
        long modified = found.stream().filter(change::apply).count();
        return updated(found.size(), modified, "");
    }

    private static Map<String, Object> updated(int matched, long modified, String id) {
        return Map.of("matched", matched, "modified", modified, "id", id);
    }

    public synchronized Map<String, Object> remove(String text) {
        var statement = parse(text, "remove");
        var collection = collection(statement);
        var found = Selection.of(statement).all(collection.all());
        collection.remove(found);
        return Map.of("deleted", found.size());
    }

    public synchronized void create(String collection) {
        if (collections.putIfAbsent(collection, new Documents()) != null) {
            throw CloudFailure.database("Table exist: " + collection);
        }
    }

    public synchronized void drop(String collection) {
        if (collections.remove(collection) == null) {
            throw CloudFailure.noCollection(collection);
        }
    }

    /** All collections as CloudBase describes them, by name. */
    public synchronized List<Map<String, Object>> described() {
        var all = new ArrayList<Map<String, Object>>();
        collections.forEach((name, documents) -> all.add(documents.described(name)));
        return all;
    }

    public synchronized void createIndex(
            String collection, String name, boolean unique, List<String> fields) {
        collection(collection).create(new Documents.Index(name, unique, fields));
    }

    public synchronized void dropIndex(String collection, String name) {
        collection(collection).drop(name);
    }

    /**
     * Writes a document past all statements, as a mini-program or a file does; makes its
     * collection.
     */
    public synchronized String insert(String collection, ObjectNode document) {
        return collections.computeIfAbsent(collection, name -> new Documents()).add(document);
    }

    /** The same, in place of the document of its id. */
    public synchronized void upsert(String collection, ObjectNode document) {
        var id = document.path("_id").asText();
        if (id.isEmpty()) {
            insert(collection, document);
        } else {
            collection(collection).set(id, document);
        }
    }

    /** Copies of all documents of a collection; none if there is no such collection. */
    public synchronized List<ObjectNode> documents(String collection) {
        var documents = collections.get(collection);
        return documents == null
                ? List.of()
                : documents.all().stream().map(ObjectNode::deepCopy).toList();
    }

    private static Statement parse(String text, String verb) {
        var statement = StatementParser.parse(text);
        requireVerb(statement, verb);
        statement.last().requireNone();
        return statement;
    }

    private static Statement parseWithData(String text, String... verbs) {
        var statement = StatementParser.parse(text);
        requireVerb(statement, verbs);
        return statement;
    }

    private static void requireVerb(Statement statement, String... verbs) {
        if (!List.of(verbs).contains(statement.last().name())) {
            throw CloudFailure.invalid("this endpoint is for " + String.join(" and ", verbs));
        }
    }

    /** The one member {@code data} of what a verb is given. */
    private static Term dataOf(Statement statement) {
        var fields = statement.last().fields().all();
        if (fields.size() != 1 || !fields.containsKey("data")) {
            throw CloudFailure.invalid(statement.last().name() + " takes {data: …}");
        }
        return Objects.requireNonNull(fields.get("data"));
    }

    private Documents collection(Statement statement) {
        return collection(statement.collection());
    }

    private Documents collection(String name) {
        var documents = collections.get(name);
        if (documents == null) {
            throw CloudFailure.noCollection(name);
        }
        return documents;
    }
}
