package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which features the engine accepts and which it rejects, each shown with the module of the vectors that has it. */
final class FeatureVector {
    private static final byte[] GARBAGE = {'n', 'o', ' ', 'w', 'a', 's', 'm'};
    private static final String GARBAGE_BYTES = "garbage bytes";
    /** By what the text of the file begins with. */
    private static final Map<String, List<String>> ACCEPTED = Map.ofEntries(
            Map.entry("bulk memory", List.of("bulk", "bulk32")),
            Map.entry("multi-value", List.of("mv")),
            Map.entry("sign-extension", List.of("sat")),
            Map.entry("saturating truncation", List.of("sat")),
            Map.entry("legacy exception handling", List.of("exc")),
            Map.entry("tail calls", List.of("tail")),
            Map.entry("memory64", List.of("h_ok")),
            Map.entry("memory32", List.of("h32")),
            Map.entry("start section", List.of("start")),
            Map.entry("exported __wasm_call_ctors", List.of("start")));

    private static final Map<String, String> REJECTED = Map.of(
            "simd", "simd",
            "externref table", "refs",
            "imported memory", "impmem",
            "imported global", "impglob",
            "trap in start section", "starttrap");

    private FeatureVector() {}

    static void check(Message features) {
        VectorFields.only("the group", features, "accepted", "rejected", "not_run_automatically", "uncaught_exception");
        for (Value feature : list(features, "accepted")) {
            modules(feature.display())
                    .forEach(module -> assertThat(started(VectorModules.bytes(module)))
                            .as(feature.display())
                            .isEmpty());
        }
        features.message("rejected").orElse(Message.EMPTY).entries().forEach((key, why) -> {
            assertThat(why.display()).as(key.text()).startsWith("Failed to create ");
            assertThat(started(rejected(key.text())).map(Failure::kind))
                    .as(key.text())
                    .contains(FailureKind.IMAGE_NOT_LOADABLE.id());
        });
        for (Value export : list(features, "not_run_automatically")) {
            notRun(export.display());
        }
        features.text("uncaught_exception").ifPresent(text -> {
            DriverCall call = new DriverCall(
                    DriverCall.WITH_WASI, VectorModules.bytes("exc"), "g", ListValue.EMPTY, Message.EMPTY);
            assertThat(call.after.text("results/wasm/output")).contains(text);
        });
    }

    private static List<Value> list(Message features, String key) {
        return features.get(key).orElse(ListValue.EMPTY) instanceof ListValue list ? list.items() : List.of();
    }

    private static List<String> modules(String feature) {
        return ACCEPTED.entrySet().stream()
                .filter(known -> feature.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> VectorFields.unknown("the accepted feature", feature));
    }

    private static byte[] rejected(String feature) {
        if (feature.equals(GARBAGE_BYTES)) {
            return GARBAGE;
        }
        String module = REJECTED.get(feature);
        if (module == null) {
            throw VectorFields.unknown("the rejected feature", feature);
        }
        return VectorModules.bytes(module);
    }

    /** The module start writes 42 in its start section, 43 in _initialize, 44 in _start and 45 in __wasm_call_ctors. */
    private static void notRun(String export) {
        long address = switch (export) {
            case "_initialize" -> 8;
            case "_start" -> 16;
            default -> throw VectorFields.unknown("the export that is not run", export);
        };
        DriverCall call = new DriverCall(
                DriverCall.WITH_WASI,
                VectorModules.bytes("start"),
                "g",
                ListValue.of(Value.of(address)),
                Message.EMPTY);
        assertThat(call.after.get("results/wasm/output")).as(export).contains(ListValue.of(Value.of(0)));
        assertThat(call.memory().getLong(0)).isEqualTo(42);
    }

    private static Optional<Failure> started(byte[] image) {
        Message definition = Runner.definition()
                .put("device-stack", ListValue.ofTexts("WASM-64@1.0"))
                .put("passes", Value.of(1));
        return new Runner(Profile.HYPERBEAM, image).spawn(definition).failure;
    }
}
