package io.aoscope.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.wasm.Disassembler;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.WasmReader;
import io.aoscope.engine.wasm.lines.SourceLines;
import io.aoscope.samples.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ListingTest {
    private static Listing handle(String sample) throws Exception {
        WasmModule module = WasmReader.read(Samples.find(sample).orElseThrow().image());
        int handle = Objects.requireNonNull(module.export("handle")).index();
        return Listing.of(module, SourceLines.of(module), new Disassembler(module), handle);
    }

    @Test
    void theFirstInstructionOfEachLineOfSourceNamesIt() throws Exception {
        Listing listing = handle("counter-c");

        List<String> named = Arrays.stream(listing.text().text().split("\n"))
                .filter(line -> line.contains(";; "))
                .toList();

        assertThat(named).hasSizeGreaterThan(5);
        assertThat(named.getFirst()).isEqualTo("  local.get 0  ;; counter.c:8");
        assertThat(listing.find("counter.c:13")).isNotEmpty();
    }

    @Test
    void anImageWithoutDebugInformationNamesNone() throws Exception {
        Listing listing = handle("counter-wat");

        assertThat(listing.lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.source()).isEmpty());
    }
}
