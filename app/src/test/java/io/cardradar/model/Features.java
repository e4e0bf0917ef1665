package io.cardradar.model;

/** What the service can do that the model knows of. */
final class Features {
    /** Whether a stay that is sent again with a greater dwell is made longer. */
    static final boolean STAYS = isOn("model.stays");

    /**
     * Whether visitors with one phone number become one customer, and managers may stitch customers
     * together and take them apart.
     */
    static final boolean STITCHING = isOn("model.stitching");

    private Features() {}

    /** On unless it is switched off, to see which of them a difference belongs to. */
    private static boolean isOn(String name) {
        return !"false".equals(System.getProperty(name));
    }
}
