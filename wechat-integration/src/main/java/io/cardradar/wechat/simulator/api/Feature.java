package io.cardradar.wechat.simulator.api;

/** Endpoints that belong together, and what they remember. */
interface Feature {

    void addTo(Api api);

    /** Back to the start. */
    void reset();
}
