package io.cardradar.wechat.simulator;

import io.cardradar.wechat.simulator.http.Call;
import io.cardradar.wechat.simulator.http.CallLog;
import io.cardradar.wechat.simulator.http.Endpoint;
import io.cardradar.wechat.simulator.http.Exchange;
import io.cardradar.wechat.simulator.http.Reply;

import java.util.stream.Collectors;

/** The page at {@code /}: the last calls, newest first, renewed every two seconds. */
record CallPage(CallLog calls) implements Endpoint {

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
            </html>
            """;

    @Override
    public Reply answer(Exchange exchange) {
        var rows = calls.last(SHOWN).stream().map(CallPage::row).collect(Collectors.joining());
        var page = PAGE.replace("{totals}", totals()).replace("{rows}", rows);
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

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
