package io.cardradar.model;

/** What the service can do that the model knows of. */
final class Features {
    /** Whether a stay that is sent again with a greater dwell is made longer. */
    static final boolean STAYS = Boolean.getBoolean("model.stays");

    /**
     * Whether visitors with one phone number become one customer, and managers may stitch customers
     * together and take them apart.
     */
    static final boolean STITCHING = Boolean.getBoolean("model.stitching");

    private Features() {}
}
