package io.cardradar.wechat.message;

/**
 * A field that a template of the public library offers.
 *
 * @param kid its number within the template
 * @param type such as {@code thing}
 */
public record LibraryKeyword(int kid, String name, String example, String type) {}
