package io.cardradar.app.contentcheck;

import java.util.UUID;

/**
 * A content to be checked.
 *
 * @param subject its id, among those of the kind
 * @param author an employee or a visitor
 */
public record NewCheck(SubjectKind kind, UUID subject, UUID author) {}
