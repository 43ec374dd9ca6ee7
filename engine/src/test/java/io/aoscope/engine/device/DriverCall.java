package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.vm.LinearMemory;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One call of an export of a fresh instance, through a stack as HyperBEAM's tests make it. */
final class DriverCall {
    static final ListValue WITH_WASI = ListValue.ofTexts("WASI@1.0", "WASM-64@1.0");
    private static final ListValue ALONE = ListValue.ofTexts("WASM-64@1.0");
    private static final Pattern MEMORY = Pattern.compile("mem(8|32|64)@(\\d+)");

    final Message after;
    final Optional<Failure> failed;

    /** @param extra set into the state after init */
    DriverCall(ListValue stack, byte[] image, String function, Value arguments, Message extra) {
        Runner runner = new Runner(Profile.HYPERBEAM, image);
        Message base = Message.builder()
                .put("device", "stack@1.0")
                .put("device-stack", stack)
                .put("output-prefixes", ListValue.ofTexts("wasm", "wasm"))
                .put("image", Runner.IMAGE_ID)
                .build();
        StackRun.State begun = runner.run(StackRun.of(base, Message.EMPTY, "init", runner.context));
        if (!(begun instanceof StackRun.State.Finished(Message started))) {
            after = base;
            failed = runner.failure;
            return;
        }
        Message request = Message.of("function", Binary.of(function), "parameters", arguments);
        StackRun.State end = runner.run(StackRun.of(started.merge(extra), request, "compute", runner.context));
        after = end instanceof StackRun.State.Finished(Message state) ? state : started;
        failed = runner.failure;
    }

    /** A vector of native calls. */
    static void check(Message vector) {
        VectorFields.only("the vector", vector, "module", "function", "args", "expect");
        String function = vector.text("function").orElseThrow();
        Value arguments = Vectors.value(vector.get("args").orElseThrow());
        DriverCall call = new DriverCall(
                ALONE, VectorModules.bytes(vector.text("module").orElseThrow()), function, arguments, Message.EMPTY);
        Message expected = vector.message("expect").orElseThrow();
        for (Key key : expected.entries().keySet()) {
            call.met(key.text(), expected.at(key).orElseThrow(), function);
        }
    }

    private void met(String field, Value expected, String function) {
        Matcher memory = MEMORY.matcher(field);
        if (memory.matches()) {
            assertThat(number(Integer.parseInt(memory.group(1)), Long.parseLong(memory.group(2))))
                    .as(field)
                    .isEqualTo(expected);
            return;
        }
        switch (field) {
            case "error" -> error(expected.display());
            case "crash" -> assertThat(kind()).isEqualTo(FailureKind.WOULD_CRASH.id());
            case "hang" -> assertThat(kind()).isEqualTo(FailureKind.WOULD_HANG.id());
            case "note" -> {}
            case "ok" -> {
                assertThat(kind()).isEmpty();
                Value output = after.get("results/wasm/output").orElseThrow();
                if (expected.equals(Binary.of("garbage"))) {
                    // Which numbers came was chance; that they came, and how many, was not.
                    assertThat(after.get("results/wasm/type")).contains(Atom.OK);
                    assertThat(((ListValue) output).items()).hasSize(results(function));
                } else {
                    assertThat(output).isEqualTo(expected);
                }
            }
            default -> throw VectorFields.unknown("the field of expect", field);
        }
    }

    private void error(String text) {
        if (text.equals("invalid_args")) {
            assertThat(kind()).isEqualTo(FailureKind.BAD_ARGUMENTS.id());
        } else if (text.startsWith("Failed to create")) {
            assertThat(kind()).isEqualTo(FailureKind.IMAGE_NOT_LOADABLE.id());
        } else {
            assertThat(kind()).isEmpty();
            assertThat(after.get("results/wasm/type")).contains(Atom.ERROR);
            assertThat(after.text("results/wasm/output")).contains(text);
        }
    }

    /** How the call failed; empty where it did not. */
    String kind() {
        return failed.map(Failure::kind).orElse("");
    }

    private int results(String function) {
        return Wasm64Device.running(after)
                .orElseThrow()
                .instance()
                .function(function)
                .orElseThrow()
                .type()
                .results()
                .size();
    }

    private Value number(int bits, long address) {
        return Value.of(
                switch (bits) {
                    case 8 -> memory().getByte(address);
                    case 32 -> memory().getInt(address);
                    default -> memory().getLong(address);
                });
    }

    LinearMemory memory() {
        return Wasm64Device.running(after)
                .orElseThrow()
                .instance()
                .exportedMemory()
                .orElseThrow();
    }
}
