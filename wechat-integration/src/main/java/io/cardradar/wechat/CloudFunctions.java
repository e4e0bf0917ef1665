package io.cardradar.wechat;

import java.util.regex.Pattern;

/** Functions of CloudBase. */
public final class CloudFunctions {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,59}");

    private final CloudCalls calls;

    CloudFunctions(CloudCalls calls) {
        this.calls = calls;
    }

    /**
     * Calls a function. It sees no user: {@code OPENID} is empty in its context.
     *
     * @param event JSON
     * @return what the function returns, as JSON
     */
    public String invoke(CloudEnv env, String name, String event) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of a function: " + name);
        }
        var verb = "invokecloudfunction?env=" + env.id() + "&name=" + name;
        return CloudCalls.promised(calls.post(env, verb, event), "resp_data").asText();
    }
}
