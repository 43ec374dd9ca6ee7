package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.vm.Stop;
import io.aoscope.engine.wasm.InvalidModuleException;
import io.aoscope.engine.wasm.MalformedModuleException;
import io.aoscope.engine.wasm.Validator;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.WasmReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Runs stacks to their end, and holds a process of the five devices. */
final class Runner {
    static final String IMAGE_ID = "IMG".repeat(14) + "I";

    final List<DeviceEvent> events = new ArrayList<>();
    final DeviceContext context;
    Message state = Message.EMPTY;
    List<DeviceStep> steps = List.of();
    Optional<Failure> failure = Optional.empty();

    Runner(Profile profile, byte[] image) {
        Binary bytes = Binary.of(image);
        context = DeviceContext.of(
                        profile, id -> id.equals(IMAGE_ID) ? Optional.of(bytes) : Optional.empty(), Runner::module)
                .withEvents(events::add);
    }

    /** The same image with other services. */
    Runner(Runner other, DeviceContext services) {
        context = services.withEvents(events::add);
        state = other.state;
    }

    /** Holds a process of an image of the fixtures. */
    static Runner spawned(String fixture) {
        return spawned(Profile.STANDARD, fixture);
    }

    static Runner spawned(Profile profile, String fixture) {
        return new Runner(profile, fixture(fixture)).spawn(definition());
    }

    private static WasmModule module(Binary image) throws MalformedModuleException, InvalidModuleException {
        WasmModule module = WasmReader.read(image.bytes());
        Validator.validate(module);
        return module;
    }

    static byte[] fixture(String name) {
        String path = "/io/aoscope/engine/fixtures/" + name + ".wasm";
        try (InputStream in = Runner.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no fixture " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Message definition() {
        return Message.builder()
                .put("device", "process@1.0")
                .put("type", "Process")
                .put("image", IMAGE_ID)
                .put("execution-device", "stack@1.0")
                .put(
                        "device-stack",
                        ListValue.ofTexts("wasi@1.0", "json-iface@1.0", "wasm-64@1.0", "patch@1.0", "multipass@1.0"))
                .put("output-prefix", "wasm")
                .put("passes", 2)
                .put("patch-from", "/results/outbox")
                .build();
    }

    /** Spawns the definition and runs init. */
    Runner spawn(Message definition) {
        ProcessRun run = ProcessDevice.init(ProcessDevice.spawn(definition), context);
        finish(run);
        return this;
    }

    /** Runs the next slot. */
    Runner send(Message body) {
        long slot = ProcessDevice.atSlot(state) + 1;
        finish(ProcessDevice.begin(state, Assignment.of("PID", slot, 1, body), context));
        return this;
    }

    Runner send(String action) {
        return send(Message.of("action", Binary.of(action)));
    }

    /** Runs one key of a stack. */
    StackRun.State run(StackRun run) {
        StackRun.State at = run.state();
        while (!(at instanceof StackRun.State.Finished) && !(at instanceof StackRun.State.Failed)) {
            at = at instanceof StackRun.State.InMachine(MachineCall call) ? done(run, call) : run.advance();
        }
        steps = run.steps();
        failure = at instanceof StackRun.State.Failed(Failure why, DeviceStep ignored)
                ? Optional.of(why)
                : Optional.empty();
        return at;
    }

    private void finish(ProcessRun run) {
        run(run.stack());
        state = run.finish();
    }

    private static StackRun.State done(StackRun run, MachineCall call) {
        CallResult result = call(call);
        return run.machineDone(result, OptionalLong.of(call.machine().instructions()));
    }

    private static CallResult call(MachineCall call) {
        call.machine().begin(call.handle(), call.arguments());
        return switch (call.machine().run(Long.MAX_VALUE)) {
            case Stop.Completed(long[] results) -> new CallResult.Completed(results);
            case Stop.Trapped(var trap) -> new CallResult.Trapped(trap);
            case Stop.HostStopped(Object reason) -> new CallResult.Stopped(reason);
            case Stop other -> throw new IllegalStateException("stopped by " + other);
        };
    }

    /** The warnings so far, each as {@code rule: text}. */
    List<String> warnings() {
        return events.stream()
                .filter(event -> event.kind() == DeviceEvent.Kind.WARNING)
                .map(event -> event.fields().text("rule").orElse("?") + ": " + event.text())
                .toList();
    }

    List<String> events(DeviceEvent.Kind kind) {
        return events.stream()
                .filter(event -> event.kind() == kind)
                .map(DeviceEvent::text)
                .toList();
    }

    Value result(String path) {
        return state.get("results/" + path)
                .orElseThrow(() -> new AssertionError("no results/" + path + " in " + state));
    }
}
