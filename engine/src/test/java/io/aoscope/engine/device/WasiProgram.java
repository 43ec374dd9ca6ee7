package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;

/**
 * A program built for WASI, run from {@code _start} to its end by {@code wasi@1.0} and {@code wasm-64@1.0}.
 *
 * @param settings what stands beside the device: args, env, clock, seed
 * @param files what the root directory holds
 */
record WasiProgram(byte[] image, Message settings, Message files) {
    static WasiProgram of(byte[] image) {
        return new WasiProgram(image, Message.EMPTY, Message.EMPTY);
    }

    WasiProgram arguments(String... texts) {
        return with("args", ListValue.ofTexts(texts));
    }

    WasiProgram environment(String... texts) {
        return with("env", ListValue.ofTexts(texts));
    }

    WasiProgram clock(long nanoseconds) {
        return with("clock", Value.of(nanoseconds));
    }

    WasiProgram seed(String seed) {
        return with("seed", Binary.of(seed));
    }

    private WasiProgram with(String key, Value value) {
        return new WasiProgram(image, settings.put(key, value), files);
    }

    WasiProgram files(Message tree) {
        return new WasiProgram(image, settings, tree);
    }

    /** With a file whose directories are made as needed. */
    WasiProgram file(String path, String text) {
        Vfs tree = new Vfs(files, Message.EMPTY, Message.EMPTY).with(Vfs.parts(path), Binary.of(text));
        return files(tree.root());
    }

    /**
     * What it left.
     *
     * @param code the exit code; -1 where it did not end by itself
     */
    record Ended(Runner runner, int code) {
        String stdout() {
            return runner.state.text("vfs/dev/stdout").orElse("");
        }

        String stderr() {
            return runner.state.text("vfs/dev/stderr").orElse("");
        }

        /** The text of a file, or that there is none. */
        String file(String path) {
            return Vfs.of(runner.state).file(Vfs.parts(path)).map(Binary::text).orElse("no file " + path);
        }
    }

    Ended run() {
        Message definition = Runner.definition()
                .put("device-stack", ListValue.ofTexts("wasi@1.0", "wasm-64@1.0"))
                .put("passes", Value.of(1))
                .put("function", Binary.of("_start"))
                .put("parameters", ListValue.EMPTY)
                .put("vfs", files)
                .set(WasiDevice.ENTRY, settings);
        Runner runner = new Runner(Profile.STANDARD, image).spawn(definition).send("Start");
        return new Ended(runner, code(runner.state));
    }

    private static int code(Message state) {
        boolean returned = state.get("results/wasm/output").orElse(Message.EMPTY) instanceof ListValue;
        return state.integer("results/wasm/exit-code").map(Number::intValue).orElse(returned ? 0 : -1);
    }
}
