package io.cardradar.replay;

/**
 * One visit to the online shop, a row of the file.
 *
 * @param number of the row, from 1
 * @param account pages about the shopper's account, read as card views
 * @param site pages about the company, read as site views
 * @param products pages about products
 * @param bought whether it ended in a purchase
 */
record ShopSession(int number, Pages account, Pages site, Pages products, boolean bought) {
    /** Pages of one class, and the time spent on all of them together. */
    record Pages(int count, long totalMs) {}

    int pages() {
        return account.count() + site.count() + products.count();
    }

    long totalMs() {
        return account.totalMs() + site.totalMs() + products.totalMs();
    }
}
