package io.aoscope.engine.session;

import io.aoscope.engine.device.Profile;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.vm.MachineLimits;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Assembles WebAssembly text. The assembler is wabt's {@code wat2wasm}, itself a WebAssembly program: it runs as a process
 * of {@code [wasi, wasm-64]}, with the text among its files.
 */
final class WatAssembler {
    private static final String PROGRAM = "/wat2wasm";
    private static final String IN = "in.wat";
    private static final String OUT = "out.wasm";
    /** {@code /in.wat:3:5: error: unexpected token}, and the line with a mark below it. */
    private static final Pattern ERROR = Pattern.compile("/" + IN + ":([0-9]+):([0-9]+): error: ([^\n]*)");

    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");

    private static @Nullable ProcessImage program;

    private WatAssembler() {}

    /** Whether bytes are meant as text: after blanks and comments comes a parenthesis. */
    static boolean isText(byte[] bytes) {
        for (byte one : bytes) {
            if (one == '(' || one == ';') {
                return true;
            }
            if (one != ' ' && one != '\t' && one != '\n' && one != '\r') {
                return false;
            }
        }
        return false;
    }

    /**
     * Assembles a text, with names for debugging.
     *
     * @throws ImageException naming the file, line and column of a mistake
     */
    static byte[] assemble(ImageSource source) throws ImageException {
        ProcessSession session = new ProcessSession(program(), options(), definition(source.bytes()));
        SlotRecord spawned = session.spawn().runToEnd();
        if (spawned.error().isPresent()) {
            throw failed(source, spawned.error().get().message());
        }
        SlotRecord slot = session.begin(MessageDraft.action("assemble")).runToEnd();
        String said = COLOUR.matcher(slot.stderr()).replaceAll("");
        return session.state()
                .binary("vfs/" + OUT)
                .map(Binary::bytes)
                .orElseThrow(() -> failed(
                        source,
                        slot.error()
                                .map(SlotError::message)
                                .filter(ignored -> said.isBlank())
                                .orElse(said)));
    }

    private static ImageException failed(ImageSource source, String said) {
        Matcher error = ERROR.matcher(said);
        if (!error.find()) {
            return new ImageException(
                    source.label() + ": cannot be assembled: " + said.strip() + "; assemble it with wat2wasm and open"
                            + " the .wasm file",
                    -1);
        }
        long more = ERROR.matcher(said).results().count() - 1;
        return new ImageException(
                source.label() + ", line " + error.group(1) + ", column " + error.group(2) + ": " + error.group(3)
                        + (more > 0 ? " (and " + more + (more == 1 ? " mistake" : " mistakes") + " more)" : "")
                        + "; correct the text and open it again",
                -1);
    }

    private static ProcessDefinition definition(byte[] text) {
        ListValue arguments = ListValue.ofTexts("wat2wasm", "--enable-all", "--debug-names", "/" + IN, "-o", "/" + OUT);
        Message wasi = Message.of("device", Binary.of("wasi@1.0"), "args", arguments);
        return new ProcessDefinition(Message.builder()
                .put("device-stack", ListValue.ofTexts("wasi@1.0", "wasm-64@1.0"))
                .put("passes", 1)
                .put("function", "_start")
                .put("parameters", ListValue.EMPTY)
                .put("stdlib", Message.of("wasi_snapshot_preview1", wasi))
                .put("vfs", Message.of(IN, Binary.of(text)))
                .build());
    }

    private static SessionOptions options() {
        return new SessionOptions(
                Profile.STANDARD,
                MachineLimits.DEFAULT,
                InstantSource.fixed(Instant.EPOCH),
                TierChoice.STEPPING,
                ForkJoinPool.commonPool());
    }

    private static synchronized ProcessImage program() throws ImageException {
        ProcessImage known = program;
        if (known == null) {
            known = ImageLoader.load(new ImageSource("wat2wasm", Optional.empty(), bytes()));
            program = known;
        }
        return known;
    }

    private static byte[] bytes() throws ImageException {
        try (InputStream in = WatAssembler.class.getResourceAsStream(PROGRAM)) {
            if (in == null) {
                throw new ImageException("the assembler is missing from this installation; open a .wasm file", -1);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ImageException("the assembler cannot be read: " + e.getMessage(), -1);
        }
    }
}
