package io.cardradar.wechat.simulator.cloud;

/** CloudBase refuses; its numbers are below zero. */
public final class CloudFailure extends RuntimeException {

    private final int errcode;
    private final String detail;

    private CloudFailure(int errcode, String message) {
        super(message, null, false, false);
        this.errcode = errcode;
        this.detail = message;
    }

    public static CloudFailure invalid(String detail) {
        return new CloudFailure(-501007, "Invalid parameters. " + detail);
    }

    static CloudFailure database(String detail) {
        return new CloudFailure(-502001, "Database request fail. " + detail);
    }

    static CloudFailure noCollection(String name) {
        return new CloudFailure(
                -502005, "Database collection not exists. [ResourceNotFound] " + name);
    }

    public int errcode() {
        return errcode;
    }

    public String detail() {
        return detail;
    }
}
