package io.cardradar.app.messaging;

import io.cardradar.kernel.Problem;
import io.cardradar.kernel.Problem.FieldError;
import io.cardradar.wechat.message.ServiceMessage;
import io.micronaut.serde.annotation.Serdeable;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * What a customer-service message says, as clients write it and as it is stored. Which members must
 * be there follows from the type.
 *
 * @param content of a text
 * @param mediaId of an image: WeChat's id of a temporary medium
 * @param title of a link or page
 * @param url of a link
 * @param path of a page, with its query
 * @param thumbUrl a link's picture
 * @param thumbMediaId a page's picture: WeChat's id of a temporary medium
 */
@Serdeable
record ServiceContent(
        @NotNull Type type,
        @Nullable @Size(max = 600) String content,
        @Nullable @Size(max = 200) String mediaId,
        @Nullable @Size(max = 64) String title,
        @Nullable @Size(max = 120) String description,
        @Nullable @Size(max = 1024) String url,
        @Nullable @Size(max = 1024) String path,
        @Nullable @Size(max = 1024) String thumbUrl,
        @Nullable @Size(max = 200) String thumbMediaId) {

    /** As WeChat names them. */
    @Serdeable
    enum Type {
        text,
        image,
        link,
        miniprogrampage
    }

    /**
     * @throws Problem.Invalid {@code message.incomplete}
     */
    ServiceMessage toMessage() {
        return switch (type) {
            case text -> new ServiceMessage.Text(given("content", content));
            case image -> new ServiceMessage.Image(given("mediaId", mediaId));
            case link ->
                    new ServiceMessage.Link(
                            given("title", title),
                            description == null ? "" : description,
                            given("url", url),
                            thumbUrl == null ? "" : thumbUrl);
            case miniprogrampage ->
                    new ServiceMessage.Page(
                            given("title", title),
                            given("path", path),
                            given("thumbMediaId", thumbMediaId));
        };
    }

    private static String given(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new Problem.Invalid(
                    "message.incomplete",
                    "A message of this type needs " + name,
                    new FieldError("/kefu/" + name, "not_blank", "must be given"));
        }
        return value;
    }

    @Override
    public String toString() {
        return "ServiceContent[" + type + "]";
    }
}
