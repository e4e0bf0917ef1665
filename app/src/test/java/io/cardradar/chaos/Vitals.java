package io.cardradar.chaos;

import io.cardradar.embedded.ServiceProcess;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How big a node is once garbage is gone.
 *
 * @param residentMb what the process occupies; 0 where the machine does not tell
 * @param heapMb live objects
 */
record Vitals(long residentMb, long heapMb, long threads) {
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    /** What a node may grow by: code that was compiled meanwhile, buffers of its connections. */
    private static final long RESIDENT_GROWTH_MB = 160;

    private static final long HEAP_GROWTH_MB = 48;
    private static final long THREAD_GROWTH = 40;

    static Vitals settled(ServiceProcess node) {
        long pid = node.process().pid();
        jcmd(pid, "GC.run");
        Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
        long heap = used.find() ? Long.parseLong(used.group(1)) / 1024 : 0;
        return new Vitals(residentMb(node), heap, status(pid, "Threads:"));
    }

    /** Without waiting for anything: for the middle of a fault. */
    static long residentMb(ServiceProcess node) {
        return status(node.process().pid(), "VmRSS:") / 1024;
    }

    /** Whether it has grown more than it may. */
    boolean hasGrown(Vitals before) {
        return residentMb > before.residentMb + RESIDENT_GROWTH_MB
                || heapMb > before.heapMb + HEAP_GROWTH_MB
                || threads > before.threads + THREAD_GROWTH;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%d MB, heap %d MB, %d threads", residentMb, heapMb, threads);
    }

    private static long status(long pid, String key) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static String jcmd(long pid, String command) {
        Path program = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process process =
                    new ProcessBuilder(program.toString(), Long.toString(pid), command)
                            .redirectErrorStream(true)
                            .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
