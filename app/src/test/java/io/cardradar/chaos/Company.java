package io.cardradar.chaos;

import java.util.List;

/**
 * Who sends events of one company, and about whom.
 *
 * @param administrator an access token
 * @param cards published ones
 * @param visitors access tokens
 * @param employees access tokens: what they do is kept and never counted
 */
record Company(
        String id,
        String administrator,
        List<String> cards,
        List<String> visitors,
        List<String> employees) {}
