package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Paths;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.vm.FunctionHandle;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.LinkException;
import io.aoscope.engine.vm.Machine;
import io.aoscope.engine.vm.TrapException;
import io.aoscope.engine.wasm.InvalidModuleException;
import io.aoscope.engine.wasm.MalformedModuleException;
import io.aoscope.engine.wasm.WasmModule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds the image of a state, instantiates it, and runs what runs before the first call (semantics 9.1, 10.1; W1, W2). */
final class ImageStarter {
    /** Exports that run at instantiation, after the start section (semantics 10.1). */
    private static final List<String> CONSTRUCTORS = List.of("__post_instantiate", "__wasm_call_ctors");

    /** What follows, given the state with the running image in it. */
    interface Then extends Function<Message, Outcome> {}

    private record Pending(String name, FunctionHandle handle) {}

    private ImageStarter() {}

    static Outcome start(Message base, DeviceContext context, Then then) {
        try {
            Binary bytes = find(base, context.store());
            WasmModule module = context.loader().load(bytes);
            Optional<String> refusal = context.conduct().refusal(module);
            if (refusal.isPresent()) {
                return refused(base, refusal.get());
            }
            Machine machine = new Machine(context.conduct().limits(context.limits()));
            HostState host = new HostState(base, context);
            Instance instance = machine.instantiate(
                    module,
                    new HostBridge(module, Wasm64Device.prefix(base), host),
                    declared -> context.conduct().memory(module, declared));
            WamrMemory layout = WamrMemory.of(module);
            context.conduct().furnish(instance, layout);
            RunningImage image = new RunningImage(machine, instance, host, instance.state(), layout);
            host.restore(Wasm64Device.started(base).withLive(Wasm64Device.instancePath(base), image));
            return runConstructors(image, constructors(instance, context.conduct()), then);
        } catch (Refused e) {
            return e.outcome(base);
        } catch (MalformedModuleException e) {
            return refused(base, "the image is not a WebAssembly module that can be read: " + e.getMessage());
        } catch (InvalidModuleException e) {
            return refused(base, "the image is not valid WebAssembly: " + e.getMessage());
        } catch (LinkException e) {
            return refused(base, "the image cannot be instantiated: " + e.getMessage());
        } catch (TrapException e) {
            return refused(base, "the image cannot be instantiated: " + e.message());
        }
    }

    private static Outcome refused(Message base, String message) {
        return Outcome.failed(FailureKind.IMAGE_NOT_LOADABLE, message, base);
    }

    private static Deque<Pending> constructors(Instance instance, Conduct conduct) {
        Deque<Pending> pending = new ArrayDeque<>();
        boolean imported = instance.module().start() < instance.module().importedFunctions();
        instance.start()
                .filter(ignored -> !imported || conduct.runsImportedStart())
                .ifPresent(handle -> pending.add(new Pending("(start)", handle)));
        for (String name : CONSTRUCTORS) {
            instance.function(name)
                    .filter(handle -> handle.type().params().isEmpty())
                    .ifPresent(handle -> pending.add(new Pending(name, handle)));
        }
        return pending;
    }

    private static Outcome runConstructors(RunningImage image, Deque<Pending> pending, Then then) {
        Pending next = pending.poll();
        if (next == null) {
            image.host().start();
            Message state = image.host().state();
            RunningImage started = new RunningImage(
                    image.machine(),
                    image.instance(),
                    image.host(),
                    image.instance().state(),
                    image.layout());
            return then.apply(state.withLive(Wasm64Device.instancePath(state), started));
        }
        MachineCall call = new MachineCall(
                image.machine(), image.instance(), next.name(), next.handle(), new long[0], image.host());
        return new Outcome.Enter(call, result -> switch (result) {
            case CallResult.Completed ignored -> runConstructors(image, pending, then);
            case CallResult.Trapped(var trap) ->
                refused(
                        image.host().state(),
                        "the image trapped in " + next.name() + " while it was started: " + trap.message()
                                + Traps.place(trap));
            case CallResult.Stopped(Object reason) ->
                Traps.stopped(next.name(), reason, image.host().state());
        });
    }

    /** W1: {@code <input-prefix>/image}, else {@code body}; an id, a message with a body, or the bytes. */
    private static Binary find(Message base, MessageStore store) throws Refused {
        String place = Paths.join(base.text("input-prefix").orElse(""), "image");
        mode(base);
        Optional<Value> image = base.get(place);
        if (image.isEmpty()) {
            return base.binary("body")
                    .orElseThrow(() -> new Refused(
                            FailureKind.IMAGE_NOT_LOADABLE,
                            "the state has no image at " + place + " and no body; give the process an image"));
        }
        return bytes(image.get(), place, store);
    }

    private static void mode(Message base) throws Refused {
        Optional<String> mode = base.text(Paths.join(base.text("input-prefix").orElse(""), "mode"));
        if (mode.filter(text -> !text.equals("WASM") && !text.equals("AOT")).isPresent()) {
            throw new Refused(
                    FailureKind.IMAGE_NOT_LOADABLE, "the mode of the image is " + mode.get() + "; use WASM or none");
        }
    }

    private static Binary bytes(Value image, String place, MessageStore store) throws Refused {
        return switch (image) {
            case Message message -> body(message, place);
            case Binary id
            when Key.isIdLength(id.length()) ->
                switch (store.read(id.text()).orElseThrow(() -> unknown(id, place))) {
                    case Message message -> body(message, id.text());
                    case Binary bytes -> bytes;
                    default -> throw unknown(id, place);
                };
            case Binary bytes -> bytes;
            default ->
                throw new Refused(
                        FailureKind.IMAGE_NOT_LOADABLE,
                        place + " is " + image.display() + "; it has to be the id of an image, or its bytes");
        };
    }

    private static Binary body(Message message, String place) throws Refused {
        return message.binary("body")
                .orElseThrow(() ->
                        new Refused(FailureKind.IMAGE_NOT_LOADABLE, "the image message at " + place + " has no body"));
    }

    private static Refused unknown(Binary id, String place) {
        return new Refused(
                FailureKind.IMAGE_NOT_LOADABLE,
                place + " is the id " + id.text() + ", which stands for nothing here; open the image first");
    }
}
