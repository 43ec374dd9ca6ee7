package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.vm.MemoryImage;
import io.aoscope.engine.wasm.WasmModule;
import java.util.Optional;

/** What a node keeps beside the state under {@code snapshot} (semantics 6.5; rule C5). */
public final class Snapshots {
    /** The largest memory of which a snapshot is made here, in bytes. */
    public static final long MOST_BYTES = 1L << 30;

    private static final String KEY = "snapshot";

    private final MemoryImage memory;
    private final WasmModule module;
    private final DeviceContext context;

    private Snapshots(MemoryImage memory, WasmModule module, DeviceContext context) {
        this.memory = memory;
        this.module = module;
        this.context = context.withEvents(EventSink.NONE);
    }

    /**
     * The snapshot of a process after a slot.
     *
     * @param state after the slot
     * @param memory of the image then, at most {@link #MOST_BYTES}
     * @param module the image
     */
    public static Message of(Message state, MemoryImage memory, WasmModule module, DeviceContext context) {
        return new Snapshots(memory, module, context).of(state).put("cache-control", ListValue.ofTexts("store"));
    }

    private Message of(Message state) {
        String execution = state.text("execution-device").orElse(ProcessDevice.DEFAULT_EXECUTION);
        Message base = state.put("device", Binary.of(execution));
        if (!execution.equalsIgnoreCase(Route.STACK)) {
            return answer(execution, base).orElse(Message.EMPTY) instanceof Message alone ? alone : Message.EMPTY;
        }
        MapOrder stack = new MapOrder(base);
        Message all = Message.EMPTY;
        for (int n = 1; stack.device(base, n).isPresent(); n++) {
            Optional<Value> one = answer(stack.device(base, n).get(), stack.prepare(base, 1, n));
            all = one.isPresent() ? all.put(stack.element(n), one.get()) : all;
        }
        return all;
    }

    private Optional<Value> answer(String name, Message prepared) {
        Optional<Device> device = context.devices().find(name);
        if (device.isEmpty() || !device.get().knows(KEY)) {
            return prepared.child(KEY);
        }
        if (device.get() instanceof Wasm64Device) {
            return Optional.of(Message.of("body", body()));
        }
        Message request = Message.of("path", Binary.of(KEY), "mode", Binary.of("Map"));
        return device.get().resolve(KEY, prepared, request, context) instanceof Outcome.Ok(Value value, String ignored)
                ? Optional.of(value)
                : Optional.empty();
    }

    private Binary body() {
        boolean folded =
                context.profile() == Profile.HYPERBEAM && WamrMemory.of(module).folded();
        byte[] bytes = new byte
                [(int) Math.min(MOST_BYTES, folded ? Math.min(WamrMemory.FOLDED_BYTES, memory.size()) : memory.size())];
        memory.read(0, bytes, 0, bytes.length);
        return Binary.of(bytes);
    }
}
