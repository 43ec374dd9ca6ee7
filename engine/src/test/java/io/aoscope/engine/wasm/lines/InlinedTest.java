package io.aoscope.engine.wasm.lines;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.session.Fixtures;
import io.aoscope.engine.wasm.Section;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.WasmReader;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code lines.c}, in which {@code get} and {@code add} call {@code twice}, which clang inlines. */
class InlinedTest {
    @ParameterizedTest
    @ValueSource(strings = {"lines2", "lines4", "lines5"})
    void whatWasInlinedIsKnownInEveryVersion(String name) throws Exception {
        WasmModule module = WasmReader.read(Fixtures.bytes("wasm/lines/" + name));
        SourceLines lines = SourceLines.of(module);
        int get = Objects.requireNonNull(module.export("get")).index();

        List<String> inlined = IntStream.range(
                        0, Objects.requireNonNull(module.function(get)).code().size())
                .filter(i -> lines.inlinedAt(get, i) != Inlined.NONE)
                .mapToObj(i -> lines.at(module, get, i).orElseThrow().toString())
                .toList();

        assertThat(inlined).containsExactly("lines.h:2");
        assertThat(lines.inlined().isEmpty()).isFalse();
    }

    @Test
    void aCallContainsItselfAndWhatWasInlinedInItsCourse() {
        Inlined calls = new Inlined();
        int outer = calls.add(Inlined.NONE);
        int inner = calls.add(outer);
        int other = calls.add(Inlined.NONE);
        calls.add(outer, 10, 20);
        calls.add(inner, 12, 15);
        calls.add(other, 30, 40);

        assertThat(IntStream.of(9, 10, 12, 14, 15, 20, 30, 40).map(calls::at))
                .containsExactly(Inlined.NONE, outer, inner, inner, outer, Inlined.NONE, other, Inlined.NONE);
        assertThat(calls.contains(outer, inner)).isTrue();
        assertThat(calls.contains(inner, inner)).isTrue();
        assertThat(calls.contains(Inlined.NONE, inner)).isTrue();
        assertThat(calls.contains(inner, outer)).isFalse();
        assertThat(calls.contains(other, inner)).isFalse();
        assertThat(calls.parent(inner)).isEqualTo(outer);
    }

    @Test
    void aModuleWithoutDebugInformationHasNothingInlined() throws Exception {
        WasmModule module = WasmReader.read(Fixtures.bytes("debug/by-line"));

        assertThat(SourceLines.of(module).inlined().isEmpty()).isTrue();
        assertThat(SourceLines.of(module).inlinedAt(2, 0)).isEqualTo(Inlined.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines2", "lines4", "lines5"})
    void damagedDebugInformationNeverBreaksTheReader(String name) throws Exception {
        byte[] whole = Fixtures.bytes("wasm/lines/" + name);
        List<Section> sections = WasmReader.read(whole).sections().stream()
                .filter(section -> section.name().startsWith(".debug_"))
                .toList();
        Random random = new Random(11);
        long known = 0;
        for (int round = 0; round < 3_000; round++) {
            byte[] damaged = whole.clone();
            Section section = sections.get(random.nextInt(sections.size()));
            for (int change = 0; change <= random.nextInt(3); change++) {
                damaged[section.start() + random.nextInt(section.end() - section.start())] = (byte) random.nextInt(256);
            }
            WasmModule module = WasmReader.read(damaged);
            SourceLines lines = SourceLines.of(module);
            for (int function = 0; function < module.functionCount(); function++) {
                int call = lines.inlinedAt(function, 0);
                assertThat(lines.inlined().contains(Inlined.NONE, call)).isTrue();
            }
            known += lines.inlined().isEmpty() ? 0 : 1;
        }
        assertThat(known).isPositive();
    }
}
