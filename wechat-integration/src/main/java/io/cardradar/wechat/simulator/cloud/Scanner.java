package io.cardradar.wechat.simulator.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a statement into the pieces of JavaScript's syntax that statements use. */
final class Scanner {

    private static final Pattern SPACE = Pattern.compile("\\s*");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");
    private static final Pattern CONSTANT = Pattern.compile("(true|false|null)(?![A-Za-z0-9_$])");

    private final String text;
    private int at;

    Scanner(String text) {
        this.text = text;
    }

    /** Takes a sign if it comes next. */
    boolean take(char sign) {
        skipSpace();
        if (at < text.length() && text.charAt(at) == sign) {
            at++;
            return true;
        }
        return false;
    }

    void expect(char sign) {
        if (!take(sign)) {
            throw unexpected();
        }
    }

    String word() {
        return next(WORD).group();
    }

    void expectWord(String word) {
        if (!word().equals(word)) {
            throw unexpected();
        }
    }

    void expectEnd() {
        skipSpace();
        if (at < text.length()) {
            throw unexpected();
        }
    }

    boolean atText() {
        skipSpace();
        return at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
    }

    boolean atLiteral() {
        return atText() || comes(NUMBER).lookingAt() || comes(CONSTANT).lookingAt();
    }

    /** A text, a number, or one of the constants. */
    JsonNode literal() {
        if (atText()) {
            return TextNode.valueOf(text());
        }
        if (comes(CONSTANT).lookingAt()) {
            var constant = next(CONSTANT).group();
            return constant.equals("null")
                    ? NullNode.getInstance()
                    : BooleanNode.valueOf(constant.equals("true"));
        }
        return number(new BigDecimal(next(NUMBER).group()));
    }

    private static JsonNode number(BigDecimal value) {
        return value.scale() <= 0 && value.abs().longValue() <= 1L << 53 && value.precision() < 18
                ? JsonNodeFactory.instance.numberNode(value.longValue())
                : DecimalNode.valueOf(value);
    }

    private String text() {
        char quote = text.charAt(at++);
        var result = new StringBuilder();
        while (at < text.length()) {
            char sign = text.charAt(at++);
            if (sign == quote) {
                return result.toString();
            }
            if (sign == '\n' || sign == '\r') {
                throw unexpected();
            }
            result.append(sign == '\\' ? escaped() : sign);
        }
        throw CloudFailure.invalid("a text does not end");
    }

    private char escaped() {
        if (at >= text.length()) {
            throw unexpected();
        }
        char sign = text.charAt(at++);
        return switch (sign) {
            case '"', '\'', '\\', '/' -> sign;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw unexpected();
        };
    }

    private char unicode() {
        try {
            at += 4;
            return (char) Integer.parseUnsignedInt(text, at - 4, at, 16);
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw CloudFailure.invalid("a broken escape");
        }
    }

    private Matcher next(Pattern pattern) {
        var matcher = comes(pattern);
        if (!matcher.lookingAt()) {
            throw unexpected();
        }
        at = matcher.end();
        return matcher;
    }

    private Matcher comes(Pattern pattern) {
        skipSpace();
        return pattern.matcher(text).region(at, text.length());
    }

    private void skipSpace() {
        var space = SPACE.matcher(text).region(at, text.length());
        if (space.lookingAt()) {
            at = space.end();
        }
    }

    private CloudFailure unexpected() {
        return CloudFailure.invalid("unexpected at character " + at);
    }
}
