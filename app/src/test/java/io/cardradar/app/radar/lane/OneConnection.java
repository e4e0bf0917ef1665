package io.cardradar.app.radar.lane;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Sends requests one behind the other on one connection, without waiting for answers. */
record OneConnection(URI uri) {
    /** What stands in each answer: how many events were accepted, or else the status. */
    List<Integer> exchange(String requests, int answers) throws IOException {
        List<Integer> told = new ArrayList<>();
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(requests.getBytes(StandardCharsets.UTF_8));
            BufferedReader reader =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.ISO_8859_1));
            while (told.size() < answers) {
                told.add(answer(reader));
            }
        }
        return told;
    }

    /** Of bytes that are read as one character each, because the length counts bytes. */
    private static int answer(BufferedReader reader) throws IOException {
        int status = Integer.parseInt(reader.readLine().split(" ")[1]);
        int length = 0;
        for (String line = reader.readLine(); !line.isEmpty(); line = reader.readLine()) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        char[] body = new char[length];
        int read = 0;
        while (read < length) {
            read += reader.read(body, read, length - read);
        }
        String text = new String(body);
        return status == 200
                ? Integer.parseInt(text.replaceAll(".*\"accepted\":([0-9]+).*", "$1"))
                : status;
    }
}
