package io.cardradar.wechat.simulator;

import io.cardradar.wechat.simulator.api.Pushes;
import io.cardradar.wechat.simulator.http.Call;
import io.cardradar.wechat.simulator.http.CallLog;
import io.cardradar.wechat.simulator.http.Endpoint;
import io.cardradar.wechat.simulator.http.Exchange;
import io.cardradar.wechat.simulator.http.Reply;
import io.cardradar.wechat.simulator.push.Delivery;

import java.util.stream.Collectors;

/** The page at {@code /}: the last calls and pushes, newest first, renewed every two seconds. */
record CallPage(CallLog calls, Pushes pushes) implements Endpoint {

    private static final int SHOWN = 100;

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta http-equiv="refresh" content="2">
            <title>WeChat simulator</title>
            <style>
              :root { color-scheme: light dark; font: 14px/1.5 system-ui, sans-serif }
              body { margin: 1.5rem auto; max-width: 75rem; padding: 0 1rem }
              table { border-collapse: collapse; width: 100%; table-layout: fixed }
              th, td { text-align: left; vertical-align: top; padding: .4rem .6rem;
                       border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent) }
              td { font-family: ui-monospace, monospace; font-size: 12px; overflow-wrap: anywhere }
              th:nth-child(1) { width: 4rem } th:nth-child(2) { width: 9rem }
              th:nth-child(3) { width: 16rem } th:nth-child(5) { width: 4rem }
            </style>
            <h1>WeChat simulator</h1>
            <p>{totals}</p>
            <table>
              <thead><tr><th>No<th>Time<th>Call<th>Request<th>HTTP<th>Reply</thead>
              <tbody>{rows}</tbody>
            </table>
            <h2>Pushes</h2>
            <table>
              <thead><tr><th>No<th>State<th>App<th>Fields<th>Tries<th>Last answer</thead>
              <tbody>{pushes}</tbody>
            </table>
            </html>
            """;

    @Override
    public Reply answer(Exchange exchange) {
        var rows = calls.last(SHOWN).stream().map(CallPage::row).collect(Collectors.joining());
        var pushed = pushes.last(SHOWN).stream().map(CallPage::row).collect(Collectors.joining());
        var page =
                PAGE.replace("{totals}", totals())
                        .replace("{rows}", rows)
                        .replace("{pushes}", pushed);
        return Reply.text(200, "text/html; charset=utf-8", page);
    }

    private String totals() {
        var counts = calls.counts();
        return counts.isEmpty()
                ? "No calls yet."
                : counts.entrySet().stream()
                        .map(entry -> escape(entry.getKey()) + " × " + entry.getValue())
                        .collect(Collectors.joining(" · "));
    }

    private static String row(Call call) {
        return "<tr><td>%d<td>%s<td>%s %s<td>%s<td>%d<td>%s%n"
                .formatted(
                        call.number(),
                        call.at().substring(11),
                        call.method(),
                        escape(call.path()),
                        escape(call.request()),
                        call.status(),
                        escape(call.reply()));
    }

    private static String row(Delivery push) {
        var attempts = push.attempts();
        return "<tr><td>%d<td>%s<td>%s<td>%s<td>%d<td>%s%n"
                .formatted(
                        push.number(),
                        push.state(),
                        escape(push.appId()),
                        escape(push.fields().toString()),
                        attempts.size(),
                        attempts.isEmpty() ? "" : escape(attempts.getLast().toString()));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
