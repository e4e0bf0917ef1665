package io.cardradar.wechat.simulator.api;

import java.util.Map;

/**
 * An application of WeCom's that the simulator knows.
 *
 * @param trusted whether our address is on the application's list of trusted ones
 * @param miniProgram the app id of the mini-program that is bound to it; empty for none
 * @param members whom it sees: mobile numbers by WeCom's id of the member
 */
public record SimulatedAgent(
        String corpId,
        int agentId,
        String secret,
        boolean trusted,
        String miniProgram,
        Map<String, String> members) {

    public SimulatedAgent {
        members = Map.copyOf(members);
    }

    String key() {
        return corpId + "/" + agentId;
    }
}
