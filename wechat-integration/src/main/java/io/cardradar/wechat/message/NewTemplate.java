package io.cardradar.wechat.message;

import java.util.List;

/**
 * A template to be taken from the public library.
 *
 * @param keywords their numbers in the order of the message, 2 to 5
 * @param scene what it is for, at most 15 characters; WeChat's reviewers read it
 */
public record NewTemplate(int tid, List<Integer> keywords, String scene) {
    public NewTemplate {
        keywords = List.copyOf(keywords);
    }
}
