package io.cardradar.app.privacy;

/**
 * Forgets what one feature keeps of a person. Every bean of this type is asked about every request.
 *
 * <p>So far one thing is done, at once: sessions end. What customers, cards, files and events keep
 * is erased by their own beans, which are work of their own; until all of them exist a request
 * stays open, and its due date says by when.
 */
public interface PersonalDataEraser {
    /**
     * Forgets, inside the transaction that records the request. Must bear being done again, must
     * not mind a person whom it does not know, and must not call anything that is slow: that is
     * work for the outbox.
     */
    void erase(Erasure erasure);
}
