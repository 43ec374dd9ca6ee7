package io.aoscope.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class DamagedSnapshotTest {
    /** A table written as an object, where a list of references belongs. */
    @Test
    void aTableThatIsNoListIsToldWithTheFile() throws Exception {
        byte[] file = SnapshotFile.encode(Fixtures.session("debug/import-calls").save("one"));

        byte[] damaged = changed(file);

        assertThat(damaged).isNotEqualTo(file);
        assertThatThrownBy(() -> SnapshotFile.decode(damaged, "one.aosnap"))
                .isInstanceOf(SnapshotException.class)
                .hasMessage(
                        "one.aosnap: snapshot.json: a table is no list of references; the file is damaged, export the"
                                + " snapshot again");
    }

    private static byte[] changed(byte[] file) throws Exception {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file));
                ZipOutputStream out = new ZipOutputStream(changed)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(text.replaceAll("\"tables\" ?: ?\\[ ?\\[[^]]*]", "\"tables\":[{\"a\":1}")
                        .getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return changed.toByteArray();
    }
}
