package io.cardradar.wechat.message;

/**
 * A template of WeChat's public library.
 *
 * @param tid its number there
 * @param longTerm whether one grant allows any number of messages
 */
public record LibraryTemplate(int tid, String title, boolean longTerm, String categoryId) {}
