package io.aoscope.engine.wasm.lines;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.wasm.MalformedModuleException;
import io.aoscope.engine.wasm.Section;
import io.aoscope.engine.wasm.Warning;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.WasmReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code lines.c} with the line tables of each version of DWARF, as clang 19 writes them. */
class SourceLinesTest {
    private static byte[] file(String name) {
        try (InputStream in = SourceLinesTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WasmModule module(byte[] bytes) {
        try {
            return WasmReader.read(bytes);
        } catch (MalformedModuleException e) {
            throw new AssertionError(e);
        }
    }

    /** The lines of a function's instructions, each once a row. */
    private static List<String> lines(WasmModule module, String function) {
        SourceLines lines = SourceLines.of(module);
        int index = Objects.requireNonNull(module.export(function)).index();
        var code = Objects.requireNonNull(module.function(index)).code();
        return Stream.iterate(0, i -> i < code.size(), i -> i + 1)
                .map(i -> lines.at(code.offset(i)).map(SourceLine::toString).orElse("?"))
                .reduce(
                        List.<String>of(),
                        (all, next) -> !all.isEmpty() && all.getLast().equals(next)
                                ? all
                                : Stream.concat(all.stream(), Stream.of(next)).toList(),
                        (one, other) -> one);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines2.wasm", "lines4.wasm", "lines5.wasm"})
    void eachInstructionHasTheLineItCameFromInEveryVersion(String name) {
        WasmModule module = module(file(name));

        assertThat(lines(module, "add"))
                .containsExactly("lines.c:5", "lines.c:6", "?", "lines.c:6", "lines.c:7", "?", "lines.c:9");
        assertThat(lines(module, "get")).containsExactly("lines.c:13", "?", "lines.h:2", "lines.c:13");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines2.wasm", "lines4.wasm", "lines5.wasm"})
    void aLineHasTheOffsetsWhereItsCodeBegins(String name) {
        WasmModule module = module(file(name));
        SourceLines lines = SourceLines.of(module);
        String source = lines.files("lines.c").getFirst();
        int code = module.sections().stream()
                .filter(section -> section.name().equals("code"))
                .mapToInt(Section::start)
                .findFirst()
                .orElseThrow();

        assertThat(lines.lines(source)).containsExactly(5, 6, 7, 9, 13);
        assertThat(lines.offsets(source, 7, module)).containsExactly(code + 0x34);
        assertThat(lines.offsets(source, 8, module)).isEmpty();
        assertThat(lines.offsets(lines.files("lines.h").getFirst(), 2, module)).containsExactly(code + 0x62);
        assertThat(lines.warnings()).isEmpty();
    }

    @Test
    void aFileIsFoundByTheEndOfItsPathAtABorderOfFolders() {
        SourceLines lines = SourceLines.of(module(file("lines5.wasm")));

        assertThat(lines.files()).containsExactly("/src/lines.c", "/src/lines.h");
        assertThat(lines.files("src/lines.c")).containsExactly("/src/lines.c");
        assertThat(lines.files("ines.c")).isEmpty();
    }

    @Test
    void aModuleWithoutDebugInformationHasNoLines() {
        SourceLines lines = SourceLines.of(module(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0}));

        assertThat(lines.isEmpty()).isTrue();
        assertThat(lines.at(4)).isEmpty();
        assertThat(lines.warnings()).isEmpty();
    }

    @Test
    void aVersionThatIsNotKnownIsToldWithItsPlace() {
        byte[] bytes = file("lines4.wasm");
        int version = debugLine(bytes).start() + 4;
        bytes[version] = 9;

        assertThat(SourceLines.of(module(bytes)).warnings())
                .containsExactly(new Warning(
                        version,
                        ".debug_line: version 9 of DWARF is not known, only 2 to 5; some lines of source are missing"));
    }

    @Test
    void aTableThatAnnouncesMoreThanThereIsIsToldWithItsPlace() {
        byte[] bytes = file("lines4.wasm");
        Section section = debugLine(bytes);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(section.start(), 1_000_000);

        assertThat(SourceLines.of(module(bytes)).warnings())
                .containsExactly(new Warning(
                        section.start() + 4,
                        ".debug_line: 1000000 bytes are announced and " + (section.end() - section.start() - 4)
                                + " remain; some lines of source are missing"));
    }

    @Test
    void aTableOfMoreRowsThanMemoryIsSpentOnIsLeftOut() {
        byte[] whole = file("lines4.wasm");
        Section section = debugLine(whole);
        int copies = 5_000_000;
        byte[] table = Arrays.copyOfRange(whole, section.start(), section.end());
        ByteBuffer program = ByteBuffer.allocate(table.length + copies).order(ByteOrder.LITTLE_ENDIAN);
        program.put(table);
        while (program.hasRemaining()) {
            program.put((byte) 0x20);
        }
        program.putInt(0, program.capacity() - 4);

        assertThat(SourceLines.of(module(custom(".debug_line", program.array())))
                        .warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.message())
                        .isEqualTo(".debug_line: more rows than memory is spent on; some lines of source are missing"));
    }

    /** A module of one custom section. */
    private static byte[] custom(String name, byte[] contents) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0, 0});
        for (int size = 1 + name.length() + contents.length; ; size >>>= 7) {
            out.write(size > 0x7F ? size | 0x80 : size);
            if (size <= 0x7F) {
                break;
            }
        }
        out.write(name.length());
        out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(contents);
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines2.wasm", "lines4.wasm", "lines5.wasm"})
    void damagedTablesNeverBreakTheReader(String name) {
        byte[] whole = file(name);
        Section section = debugLine(whole);
        Random random = new Random(7);
        long warned = 0;
        for (int round = 0; round < 5_000; round++) {
            byte[] damaged = whole.clone();
            for (int change = 0; change <= random.nextInt(3); change++) {
                damaged[section.start() + random.nextInt(section.end() - section.start())] = (byte) random.nextInt(256);
            }
            WasmModule module = module(damaged);
            SourceLines lines = SourceLines.of(module);
            for (String source : lines.files()) {
                for (int line : lines.lines(source)) {
                    assertThat(lines.offsets(source, line, module)).isSorted();
                }
            }
            warned += lines.warnings().isEmpty() ? 0 : 1;
        }
        assertThat(warned).isPositive();
    }

    private static Section debugLine(byte[] bytes) {
        return module(bytes).customSections(".debug_line").getFirst();
    }
}
