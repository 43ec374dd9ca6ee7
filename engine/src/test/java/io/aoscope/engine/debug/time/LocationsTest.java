package io.aoscope.engine.debug.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.debug.time.Locations.BadLocationException;
import io.aoscope.engine.session.Fixtures;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.WasmReader;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Stop points at lines of source: rule B10 of {@code docs/semantics/time.md}. */
class LocationsTest {
    private static WasmModule module;

    @BeforeAll
    static void read() throws Exception {
        try (InputStream in = WasmModule.class.getResourceAsStream("lines/lines5.wasm")) {
            module = WasmReader.read(Objects.requireNonNull(in).readAllBytes());
        }
    }

    private static Location.Line line(String text) throws BadLocationException {
        return (Location.Line) Locations.read(text, module);
    }

    @Test
    void b10ALineOfSourceIsTheFirstInstructionOfItsStatementInEachFunction() throws Exception {
        int get = Objects.requireNonNull(module.export("get")).index();

        assertThat(line("lines.h:2"))
                .isEqualTo(new Location.Line("/src/lines.h", 2, List.of(new Location.Instruction(get, 3))));
        assertThat(line("src/lines.c:13").places()).containsExactly(new Location.Instruction(get, 0));
    }

    @Test
    void b10ALineWithoutCodeStandsForTheNextOneThatHasSome() throws Exception {
        assertThat(line("lines.c:10")).isEqualTo(line("lines.c:13"));
    }

    @Test
    void aLineBehindTheLastCodeNamesTheLastOne() {
        assertThatThrownBy(() -> line("lines.c:14"))
                .hasMessage("/src/lines.c has no code at line 14 or after it; the last line with code is 13");
    }

    @Test
    void aFileThatIsNotKnownNamesThoseThatAre() {
        assertThatThrownBy(() -> line("main.c:1"))
                .hasMessage("no code came from main.c; there are /src/lines.c, /src/lines.h");
    }

    @Test
    void anImageWithoutLinesSaysHowToGetThem() throws Exception {
        WasmModule bare = WasmReader.read(Fixtures.bytes("debug/stepping"));

        assertThatThrownBy(() -> Locations.read("main.c:1", bare))
                .hasMessage("the image says nothing of lines of source; build it with debug information (-g) and do"
                        + " not strip it");
    }
}
