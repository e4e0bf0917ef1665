package io.cardradar.analytics.shares;

import java.time.Instant;
import java.util.UUID;

/**
 * That a person opened a share in a group chat.
 *
 * @param group names the group, without telling WeChat's id of it
 */
record GroupEntry(String token, UUID person, String group, Instant at) {}
