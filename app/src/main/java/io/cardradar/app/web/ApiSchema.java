package io.cardradar.app.web;

import java.util.Map;

/**
 * A schema of the API's description that is made from what the code knows when it runs. Every bean
 * of this type is in the description.
 */
public interface ApiSchema {
    /** Its name among the components. */
    String name();

    /** As OpenAPI writes schemas. */
    Map<String, Object> schema();
}
