package io.aoscope.ui.process;

import java.util.Map;

/** What each device does, in a line, for those who meet its name for the first time. */
final class DeviceNotes {
    private static final Map<String, String> NOTES = Map.ofEntries(
            Map.entry("wasi@1.0", "files, clocks and output for programs built for WASI"),
            Map.entry("json-iface@1.0", "writes message and process as JSON in pass 1, reads the reply in pass 2"),
            Map.entry("wasm-64@1.0", "runs the image: calls one exported function in pass 1"),
            Map.entry("patch@1.0", "moves patches from the outbox into the state"),
            Map.entry("multipass@1.0", "asks for another pass until there were as many as passes says; stands last"),
            Map.entry("dedup@1.0", "ends the run of a message that ran before; first, or on HyperBEAM behind wasm-64"),
            Map.entry("message@1.0", "a plain message: answers keys with what stands under them"),
            Map.entry("constants@1.0", "answers a function with the number that stands under its name"),
            Map.entry("echo@1.0", "answers with the arguments"),
            Map.entry("test-device@1.0", "HyperBEAM's own for tests: mul multiplies"));

    private DeviceNotes() {}

    static String of(String device) {
        return NOTES.getOrDefault(device, "a library from the class path");
    }
}
