package io.cardradar.wechat.message;

/** A line of business (类目) that an app is registered for: it decides which templates there are. */
public record TemplateCategory(int id, String name) {}
