package io.cardradar.app.storage;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The members of a document: those that its writer names, and those that the store adds. */
final class DocumentFields {
    static final String ID = "id";
    static final String COMPANY = "companyId";

    private static final Set<String> RESERVED = Set.of(ID, COMPANY);

    private DocumentFields() {}

    /**
     * @throws IllegalArgumentException if a name is the store's, or no store could keep it
     */
    static void require(Map<String, ?> fields) {
        for (String name : fields.keySet()) {
            if (RESERVED.contains(name)
                    || name.isEmpty()
                    || "_$".indexOf(name.charAt(0)) >= 0
                    || name.contains(".")) {
                throw new IllegalArgumentException("no name for a field of a document: " + name);
            }
        }
    }

    /** What was put, with the names that the store has added. */
    static Map<String, @Nullable Object> stamped(DocumentKey key, Map<String, ?> fields) {
        Map<String, @Nullable Object> stamped = new LinkedHashMap<>(fields);
        stamped.put(ID, key.id());
        stamped.put(COMPANY, key.tenant().toString());
        return stamped;
    }

    /** The reverse. */
    static Map<String, @Nullable Object> unstamped(Map<String, @Nullable Object> stored) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(stored);
        RESERVED.forEach(fields::remove);
        fields.keySet().removeIf(name -> name.startsWith("_"));
        return fields;
    }
}
