package io.cardradar.wechat;

import java.util.regex.Pattern;

/**
 * A CloudBase environment, and the mini-program through which it is reached.
 *
 * @param id as the console shows it
 */
public record CloudEnv(WeChatApp app, String id) {

    /** It travels in the address of a function's call. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    public CloudEnv {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("env: letters, digits and - only");
        }
    }
}
