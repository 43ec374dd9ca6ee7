package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.RealImages;
import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.vm.LinearMemory;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The tests of HyperBEAM's own modules that need its images (semantics 21), re-expressed. They run where {@code
 * aoscope.images} has a folder {@code hyperbeam} with those images; the others are tests of {@link StackRunTest}, {@link
 * PatchDeviceTest} and {@link NodeNumbersTest} on images and devices of ours.
 */
class HyperbeamSuiteTest {
    private static final String SIGNED_ID = "COM".repeat(14) + "C";
    private static final int FAR = 1_000_000;

    private static Runner image(String name) {
        return new Runner(Profile.HYPERBEAM, RealImages.bytes("hyperbeam/" + name));
    }

    private static Message wasm(String... more) {
        Message base = Message.of("device", Binary.of(Wasm64Device.NAME), "image", Binary.of(Runner.IMAGE_ID));
        for (int i = 0; i < more.length; i += 2) {
            base = base.put(more[i], Binary.of(more[i + 1]));
        }
        return base;
    }

    private static Message resolve(Runner runner, Message base, Message request, String key) {
        StackRun.State end = runner.run(StackRun.of(base, request, key, runner.context));
        assertThat(end).as(String.valueOf(runner.failure)).isInstanceOf(StackRun.State.Finished.class);
        return (Message) ((StackRun.State.Finished) end).value();
    }

    private static Message call(Runner runner, Message state, String function, Value... parameters) {
        Message request = Message.of("function", Binary.of(function), "parameters", ListValue.of(parameters));
        return resolve(runner, state, request, "compute");
    }

    private static Message started(Runner runner, Message base) {
        return resolve(runner, base, Message.EMPTY, "init");
    }

    private static LinearMemory memory(Message state) {
        return Wasm64Device.running(state).orElseThrow().instance().memory(0);
    }

    /** hb_beamr simple_wasm and wasm64; dev_wasm basic_execution and basic_execution_64. */
    @Test
    void theFactorialOfFiveIs120In32And64Bits() {
        for (String name : new String[] {"test", "test-64"}) {
            Runner runner = image(name);
            Message after = call(runner, started(runner, wasm()), "fac", Value.of(5.0));
            assertThat(after.get("results/output")).contains(ListValue.of(Value.of(120.0)));
            assertThat(after.get("results/type")).contains(Atom.OK);
        }
    }

    /** hb_beamr imported_function; dev_wasm imported_function. */
    @Test
    void anImportIsAnsweredByTheTestDevice() {
        Runner runner = image("pow_calculator");
        Message base = wasm().put("stdlib", Message.of("my_lib", Message.of("device", Binary.of("Test-Device@1.0"))));
        Message after = call(runner, started(runner, base), "pow", Value.of(2), Value.of(5));
        assertThat(after.get("results/output")).contains(ListValue.of(Value.of(32)));
    }

    /** hb_beamr_io size. */
    @Test
    void theSizeOfMemoryIsInPagesWithTheHeapAmongThem() {
        Runner print = image("test-print");
        assertThat(visible(started(print, wasm()))).isEqualTo(65_536);
        Runner aos = image("aos-2-pure-xs");
        assertThat(visible(started(aos, wasm()))).isEqualTo(65_536 * 193);
    }

    private static long visible(Message state) {
        RunningImage image = Wasm64Device.running(state).orElseThrow();
        return Profile.HYPERBEAM.conduct().visibleBytes(image.instance(), memory(state));
    }

    /** hb_beamr_io read and write. */
    @Test
    void memoryIsReadAndWrittenWithinItsSize() {
        Runner runner = image("test-print");
        LinearMemory memory = memory(started(runner, wasm()));
        assertThat(memory.read(66, 13)).asString(StandardCharsets.UTF_8).isEqualTo("Hello, World!");
        memory.write(0, "Hello, World!".getBytes(StandardCharsets.UTF_8));
        assertThat(memory.read(0, 13)).asString(StandardCharsets.UTF_8).isEqualTo("Hello, World!");
        assertThat(memory.in(FAR, 13)).isFalse();
    }

    /** hb_beamr_io malloc. */
    @Test
    void mallocGivesAHundredBytesAndNot128Mebibytes() {
        Runner runner = image("test-calling");
        Message state = started(runner, wasm());
        assertThat(call(runner, state, "malloc", Value.of(100)).get("results/output/1"))
                .isNotEqualTo(Optional.of(Value.of(0)));
        assertThat(call(runner, state, "malloc", Value.of(128 * 1024 * 1024)).get("results/output/1"))
                .contains(Value.of(0));
    }

    /** dev_wasm input_prefix and init. */
    @Test
    void theImageIsReadFromTheInputPrefix() {
        Runner runner = image("test");
        Message base = Message.builder()
                .put("device", Wasm64Device.NAME)
                .put("input-prefix", "test-in")
                .put("test-in", Message.of("image", Binary.of(Runner.IMAGE_ID)))
                .build();
        assertThat(started(runner, base).live("instance", RunningImage.class)).isPresent();
    }

    /** dev_wasm process_prefixes. */
    @Test
    void theInstanceStandsUnderTheOutputPrefix() {
        Runner runner = image("test");
        Message base = Message.builder()
                .put("device", Wasm64Device.NAME)
                .put("output-prefix", "wasm")
                .put("input-prefix", "process")
                .put("process", Message.of("image", Binary.of(Runner.IMAGE_ID)))
                .build();
        Message state = started(runner, base);
        assertThat(state.live("wasm/instance", RunningImage.class)).isPresent();
        assertThat(call(runner, state, "fac", Value.of(6.0)).get("results/wasm/output"))
                .contains(ListValue.of(Value.of(720.0)));
    }

    /** dev_wasm state_export_and_restore. */
    @Test
    void aSnapshotIsRestoredWithoutInit() {
        Runner runner = image("pow_calculator");
        Message base = wasm().put("stdlib", Message.of("my_lib", Message.of("device", Binary.of("Test-Device@1.0"))));
        Message first = call(runner, started(runner, base), "pow", Value.of(2), Value.of(2));
        assertThat(first.get("results/output")).contains(ListValue.of(Value.of(4)));
        Message snapshot = resolve(runner, first, Message.EMPTY, "snapshot");
        Message again = call(runner, base.put("snapshot", snapshot), "pow", Value.of(2), Value.of(2));
        assertThat(again.get("results/output")).contains(ListValue.of(Value.of(4)));
    }

    /** dev_wasi basic_aos_exec. */
    @Test
    void aosEvaluatesTheTextsThatItIsGivenByHand() {
        Runner runner = image("aos-2-pure-xs");
        Message stack = wasm().put("device", Binary.of("stack@1.0"))
                .put("device-stack", ListValue.ofTexts("WASI@1.0", "WASM-64@1.0"))
                .put("output-prefixes", ListValue.ofTexts("wasm", "wasm"))
                .put("stack-keys", ListValue.ofTexts("init", "compute"));
        Message state = started(runner, stack);
        long message = text(runner, state, aosMessage());
        long environment = text(
                runner,
                state,
                "{\"Process\":{\"Id\":\"AOS\",\"Owner\":\"FOOBAR\",\"Tags\":[{\"name\":\"Name\","
                        + "\"value\":\"Thomas\"},{\"name\":\"Authority\",\"value\":\"FOOBAR\"}]}}");
        Message after = call(runner, state, "handle", Value.of(message), Value.of(environment));
        assertThat(reply(after)).contains("\"data\":\"2\"");
    }

    private static String aosMessage() {
        return "{\"From\":\"FOOBAR\",\"Block-Height\":\"1\",\"Target\":\"AOS\",\"Owner\":\"FOOBAR\",\"Id\":\"1\",\"Module\":\"W\",\"Tags\":[{\"name\":\"Action\",\"value\":\"Eval\"}],\"Data\":\"return"
            + " 1 + 1\"}";
    }

    private static long text(Runner runner, Message state, String text) {
        byte[] bytes = (text + "\0").getBytes(StandardCharsets.UTF_8);
        Message allocated = call(runner, state, "malloc", Value.of(bytes.length));
        long pointer = allocated.integer("results/wasm/output/1").orElseThrow().longValue();
        memory(state.put("output-prefix", Binary.of("wasm"))).write(pointer, bytes);
        return pointer;
    }

    private static String reply(Message after) {
        LinearMemory memory = memory(after.put("output-prefix", Binary.of("wasm")));
        long at = after.integer("results/wasm/output/1").orElseThrow().longValue();
        StringBuilder text = new StringBuilder();
        while (memory.getByte(at) != 0) {
            text.append((char) memory.getByte(at++));
        }
        return text.toString();
    }

    private static Runner process(String image, Message definition) {
        return image(image).spawn(signed(definition));
    }

    private static Message eval(String code) {
        return signed(Message.builder()
                .put("data-protocol", "ao")
                .put("variant", "ao.N.1")
                .put("type", "Message")
                .put("action", "Eval")
                .put("target", SIGNED_ID)
                .put("data", code)
                .build());
    }

    /** dev_process wasm_compute. */
    @Test
    void aProcessOfTheFactorialAnswersTheFunctionOfItsMessages() {
        Message definition = Runner.definition()
                .put("device-stack", ListValue.ofTexts("WASM-64@1.0"))
                .put("passes", Value.of(1))
                .remove("output-prefix");
        Runner runner = process("test-64", definition);
        for (double number : new double[] {5, 6}) {
            runner.send(Message.of("function", Binary.of("fac"), "parameters", ListValue.of(Value.of(number))));
            assertThat(runner.result("output")).isEqualTo(ListValue.of(Value.of(number == 5 ? 120.0 : 720.0)));
        }
    }

    /** dev_json_iface basic_aos_call; dev_process aos_compute, now_results and prior_results_accessible. */
    @Test
    void aosAnswersOneSlotAfterTheOther() {
        Message four = Runner.definition()
                .put("device-stack", ListValue.ofTexts("WASI@1.0", "JSON-Iface@1.0", "WASM-64@1.0", "Multipass@1.0"));
        Runner runner = process("aos-2-pure-xs", four);
        assertThat(runner.send(eval("return 1+1")).result("data")).isEqualTo(Binary.of("2"));
        Message first = runner.state;
        assertThat(runner.send(eval("return 2+2")).result("data")).isEqualTo(Binary.of("4"));
        assertThat(first.text("results/data")).contains("2");
    }

    /** dev_process aos_browsable_state. */
    @Test
    void theOutboxOfAosIsReadByPath() {
        Runner runner = process("aos-2-pure-xs", Runner.definition());
        runner.send(eval("table.insert(ao.outbox.Messages, { target = ao.id, action = \"State\", data = { deep = 4,"
                + " bool = true } })"));
        assertThat(runner.failure).isEmpty();
        assertThat(runner.state.get("results/outbox/1/data/deep").map(Value::display))
                .contains("4");
    }

    /** dev_process aos_state_patch. */
    @Test
    void aPatchOfAosChangesTheState() {
        Runner runner = process("aos-2-pure-xs", Runner.definition());
        runner.send(eval("table.insert(ao.outbox.Messages, { method = \"PATCH\", x = \"banana\" })"));
        assertThat(runner.failure).isEmpty();
        assertThat(runner.state.text("x")).contains("banana");
    }

    /** dev_process restore. */
    @Test
    void aosKeepsItsVariablesOverSlotsAlthoughEachBeginsFromASnapshot() {
        Runner runner = process("aos-2-pure-xs", Runner.definition());
        runner.send(eval("X = 42")).send(eval("X = 1337"));
        assertThat(runner.send(eval("return X")).result("data")).isEqualTo(Binary.of("1337"));
    }

    /** W17, semantics 22 number 7: memory that grows twice, the second time over what the message wrote. */
    @Test
    void aosTrapsInMallocWhereItsMemoryHasToGrow() {
        Runner runner = process("aos-2-pure-xs", Runner.definition());
        runner.send(eval("Y = string.rep('y', 20000) X = string.rep('x', 3 * 1024 * 1024) return #X"));
        Failure failure = runner.failure.orElseThrow();
        assertThat(failure.message()).contains("out of bounds memory access at 0x91dc");
        assertThat(runner.warnings()).anyMatch(text -> text.startsWith("host-heap-growth: memory.grow answered -1"));
        runner.send(eval("return 1"));
        assertThat(runner.failure.orElseThrow().is(FailureKind.BLOCKED)).isTrue();
    }

    /** As if signed by the one address that aos trusts: that of the process. */
    private static Message signed(Message message) {
        Message commitment = Message.builder()
                .put("commitment-device", "ans104@1.0")
                .put("committer", "OWN".repeat(14) + "O")
                .put("signature", "")
                .build();
        return message.put("commitments", Message.of(SIGNED_ID, commitment));
    }
}
