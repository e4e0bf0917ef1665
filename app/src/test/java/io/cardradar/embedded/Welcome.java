package io.cardradar.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** What a newcomer needs to know once everything runs. */
record Welcome(int port, URI simulator, Path dataDirectory) {
    private static final int WIDTH = 92;

    String text() {
        String service = "http://localhost:" + port;
        List<String> lines =
                List.of(
                        "CardRadar is running",
                        "",
                        "Dashboard    " + service + "/",
                        "             log in with 13800000001 / Demo-2026",
                        "API          " + service + "/docs",
                        "Simulator    http://localhost:" + simulator.getPort() + "/",
                        "",
                        "Demo log-in codes: demo:sales-1 ... demo:sales-8 are salespeople, any"
                                + " other",
                        "demo:NAME is a visitor. App id wxdemo0000000001.",
                        "",
                        "Data and logs  " + dataDirectory,
                        "Stop           Ctrl-C (data are kept)");
        return box(lines) + "\nTry it:\n\n" + curl(service) + "\n";
    }

    private static String curl(String service) {
        return """
          curl -s %s/v1/auth/wechat -H 'Content-Type: application/json' \\
            -d '{"appId": "wxdemo0000000001", "code": "demo:visitor-1"}'
        """
                .formatted(service);
    }

    private static String box(List<String> lines) {
        String edge = "+" + "-".repeat(WIDTH - 2) + "+\n";
        StringBuilder box = new StringBuilder("\n").append(edge);
        for (String line : lines) {
            int blanks = Math.max(0, WIDTH - 5 - line.length());
            box.append("|  ").append(line).append(" ".repeat(blanks)).append(" |\n");
        }
        return box.append(edge).toString();
    }
}
