package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aoscope.engine.RealImages;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The conformance suite of WASI preview 1, which is not part of the project: {@code wasi-testsuite} in the folder of
 * real images is a copy of the branch {@code prod/testsuite-base} of github.com/WebAssembly/wasi-testsuite.
 */
class WasiSuiteTest {
    private static final String WHAT_TO_DO =
            "copy the branch prod/testsuite-base of WebAssembly/wasi-testsuite into the folder of images";
    private static final long NOVEMBER_2023 = 1_700_000_000_000_000_000L;
    private static final Map<String, String> LEFT_OUT = Map.of(
            "sock_shutdown-invalid_fd", "expects that descriptor 3 is closed, which here is always the root directory");

    @TestFactory
    Stream<DynamicTest> everyProgramEndsAsItShould() throws IOException {
        Path suite = RealImages.folder("wasi-testsuite", WHAT_TO_DO).resolve("tests");
        List<Path> programs;
        try (Stream<Path> files = Files.walk(suite)) {
            programs = files.filter(file -> file.toString().endsWith(".wasm"))
                    .filter(file -> file.toString().contains("testsuite/wasm32-wasip1"))
                    .filter(file -> !LEFT_OUT.containsKey(name(file)))
                    .sorted()
                    .toList();
        }
        assertThat(programs).hasSizeGreaterThan(60);
        return programs.stream().map(program -> dynamicTest(name(program), () -> endsAsItShould(program)));
    }

    private static String name(Path program) {
        return program.getFileName().toString().replaceAll("\\.wasm$", "");
    }

    private static void endsAsItShould(Path program) throws IOException {
        Path description = program.resolveSibling(name(program) + ".json");
        JsonNode wanted = new JsonMapper().readTree(Files.exists(description) ? Files.readString(description) : "{}");
        WasiProgram.Ended ended = WasiProgram.of(Files.readAllBytes(program))
                .clock(NOVEMBER_2023)
                .arguments(Stream.concat(Stream.of(name(program)), texts(wanted.path("args")))
                        .toArray(String[]::new))
                .environment(wanted.path("env").properties().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue().asText())
                        .toArray(String[]::new))
                .files(tree(program.resolveSibling(wanted.path("root").asText("no root"))))
                .run();

        assertThat(ended.stderr()).doesNotContain("panicked", "Assertion failed");
        assertThat(ended.code()).isEqualTo(wanted.path("exit_code").asInt(0));
        if (wanted.has("stdout")) {
            assertThat(ended.stdout()).isEqualTo(wanted.path("stdout").asText());
        }
    }

    private static Stream<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
    }

    private static Message tree(Path folder) throws IOException {
        Message tree = Message.EMPTY;
        if (!Files.isDirectory(folder)) {
            return tree;
        }
        List<Path> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.sorted().forEach(entries::add);
        }
        for (Path entry : entries) {
            String name = entry.getFileName().toString();
            tree = tree.put(name, Files.isDirectory(entry) ? tree(entry) : Binary.of(Files.readAllBytes(entry)));
        }
        return tree;
    }
}
