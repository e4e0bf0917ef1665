package io.cardradar.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardradar.replay.ShopSession.Pages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class SessionFileTest {
    private static final String HEADER =
            "Administrative,Administrative_Duration,Informational,Informational_Duration,"
                    + "ProductRelated,ProductRelated_Duration,Revenue\n";

    @TempDir Path folder;

    @Test
    void readsColumnsByTheirNames() throws IOException {
        String text =
                "Revenue;ProductRelated;ProductRelated_Duration;PageValues;Administrative;Administrative_Duration;Informational;Informational_Duration\r\n"
                    + "TRUE;2;64.5;9;1;3;0;0\r\n";

        assertThat(read(text).sessions())
                .containsExactly(
                        new ShopSession(
                                1,
                                new Pages(1, 3_000),
                                new Pages(0, 0),
                                new Pages(2, 64_500),
                                true));
    }

    @Test
    void tellsFilesApartByTheirContent() throws IOException {
        String one = read(HEADER + "1,0,0,0,2,64,FALSE\n").fingerprint();
        String other = read(HEADER + "1,0,0,0,2,65,FALSE\n").fingerprint();

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void saysWhichRowMakesNoSense() {
        assertThatThrownBy(() -> read(HEADER + "1,0,0,0,2,64,FALSE\n1,0,0,0,0,64,FALSE\n"))
                .isInstanceOf(ReplayFailed.class)
                .hasMessageContaining("row 2")
                .hasMessageContaining("64.0 s on 0 pages");
    }

    @Test
    void saysWhichColumnIsMissing() {
        assertThatThrownBy(() -> read("Administrative;Administrative_Duration\n1;0\n"))
                .isInstanceOf(ReplayFailed.class)
                .hasMessageContaining("there is no column Informational");
    }

    private SessionFile read(String text) throws IOException {
        return SessionFile.read(Files.writeString(folder.resolve("sessions.csv"), text));
    }
}
