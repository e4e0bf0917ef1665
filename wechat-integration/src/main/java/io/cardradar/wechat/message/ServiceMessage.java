package io.cardradar.wechat.message;

/** The content of a customer-service message (客服消息). */
public sealed interface ServiceMessage {

    /** Plain text; WeChat makes links of {@code <a href="…">}. */
    record Text(String content) implements ServiceMessage {
        @Override
        public String toString() {
            return "Text[]";
        }
    }

    /**
     * @param mediaId of WeChat's temporary media
     */
    record Image(String mediaId) implements ServiceMessage {}

    /**
     * @param url of a web page
     */
    record Link(String title, String description, String url, String thumbUrl)
            implements ServiceMessage {
        @Override
        public String toString() {
            return "Link[]";
        }
    }

    /**
     * A card that opens a page of the mini-program.
     *
     * @param path with its query
     * @param thumbMediaId of WeChat's temporary media
     */
    record Page(String title, String path, String thumbMediaId) implements ServiceMessage {
        @Override
        public String toString() {
            return "Page[]";
        }
    }
}
