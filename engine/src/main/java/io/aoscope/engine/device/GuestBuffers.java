package io.aoscope.engine.device;

import io.aoscope.engine.message.Message;
import io.aoscope.engine.rules.ImageRule;
import io.aoscope.engine.rules.RunRule;
import io.aoscope.engine.vm.FunctionHandle;
import io.aoscope.engine.vm.LinearMemory;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;

/** Strings between the node and an image: in through the image's own {@code malloc}, out up to a zero byte. */
final class GuestBuffers {
    private static final String MALLOC = "malloc";
    private static final String BELOW =
            " returned a negative pointer, and the node looks at what lies before the memory."
                    + " Return an address in memory";
    private static final int BLOCK = 4096;
    /** Bytes at a time in which a node reads a string. */
    private static final int NODE_STEP = 8;

    private GuestBuffers() {}

    /**
     * Asks the image for room, writes the bytes and a zero there, and goes on with the pointer (semantics 8.5).
     *
     * @param what the name of the string in messages, such as {@code message}
     */
    static Outcome write(
            RunningImage image,
            Message state,
            String what,
            byte[] bytes,
            DeviceContext context,
            LongFunction<Outcome> then) {
        long length = bytes.length + 1L;
        Optional<FunctionHandle> malloc = image.instance().function(MALLOC);
        if (malloc.isEmpty()) {
            return Outcome.failed(
                    FailureKind.MALLOC_FAILED,
                    "the image does not export malloc, and " + need(length, what) + "; export malloc(size) -> pointer",
                    state);
        }
        long[] arguments;
        try {
            arguments = context.conduct().mallocArguments(malloc.get().type(), length);
        } catch (Refused e) {
            return e.outcome(state);
        }
        image.host().restore(state);
        image.host().use(context);
        MachineCall call =
                new MachineCall(image.machine(), image.instance(), MALLOC, malloc.get(), arguments, image.host());
        return new Outcome.Enter(call, result -> {
            SlotStart.spoiledHeap(image.host().state(), context.events());
            return allocated(image, what, bytes, result, context, then);
        });
    }

    private static Outcome allocated(
            RunningImage image,
            String what,
            byte[] bytes,
            CallResult result,
            DeviceContext context,
            LongFunction<Outcome> then) {
        long length = bytes.length + 1L;
        return switch (result) {
            case CallResult.Completed(long[] results) -> store(image, what, bytes, results[0], context, then);
            case CallResult.Trapped(var trap) ->
                Outcome.failed(
                        FailureKind.MALLOC_FAILED,
                        "malloc(" + length + ") trapped: " + trap.message() + Traps.place(trap) + "; "
                                + need(length, what),
                        image.host().state());
            case CallResult.Stopped(Object reason) ->
                Traps.stopped(MALLOC, reason, image.host().state());
        };
    }

    private static String need(long length, String what) {
        return "json-iface@1.0 needs " + length + " bytes for the " + what;
    }

    private static Outcome store(
            RunningImage image,
            String what,
            byte[] bytes,
            long result,
            DeviceContext context,
            LongFunction<Outcome> then) {
        Message state = image.host().state();
        Optional<LinearMemory> memory = image.instance().exportedMemory();
        if (memory.isEmpty()) {
            return Outcome.failed(
                    FailureKind.MALLOC_FAILED, "the image exports no memory; export it as \"memory\"", state);
        }
        long pointer = pointer(memory.get(), result);
        long length = bytes.length + 1L;
        if (context.conduct().crashesBelowMemory() && signed(memory.get(), result) < 0) {
            return Outcome.failed(FailureKind.WOULD_CRASH, "HyperBEAM's whole node would crash: malloc" + BELOW, state);
        }
        if (pointer == 0) {
            return Outcome.failed(
                    FailureKind.MALLOC_FAILED,
                    "malloc(" + length + ") for the " + what + " returned 0: the image has no room left",
                    state);
        }
        long end = context.conduct().visibleBytes(image.instance(), memory.get());
        if (Long.compareUnsigned(pointer, end) > 0 || Long.compareUnsigned(length, end - pointer) > 0) {
            return Outcome.failed(
                    FailureKind.MALLOC_FAILED,
                    "malloc(" + length + ") for the " + what + " returned " + hex(pointer) + ", but memory ends at "
                            + hex(end) + context.conduct().visibleNote(image.instance()),
                    state);
        }
        seen(image, pointer, length, "the " + what, context);
        byte[] terminated = new byte[bytes.length + 1];
        System.arraycopy(bytes, 0, terminated, 0, bytes.length);
        memory.get().write(pointer, terminated);
        return then.apply(pointer);
    }

    /** The bytes from a pointer up to the first zero. */
    static byte[] read(RunningImage image, long result, DeviceContext context) throws Refused {
        LinearMemory memory = image.instance()
                .exportedMemory()
                .orElseThrow(() -> new Refused(
                        FailureKind.REPLY_UNREADABLE, "the image exports no memory; export it as \"memory\""));
        long pointer = pointer(memory, result);
        long end = context.conduct().visibleBytes(image.instance(), memory);
        if (context.conduct().crashesBelowMemory() && signed(memory, result) < 0) {
            throw new Refused(FailureKind.WOULD_CRASH, "HyperBEAM's whole node would crash: handle" + BELOW);
        }
        if (Long.compareUnsigned(pointer, end) >= 0) {
            throw new Refused(
                    FailureKind.REPLY_UNREADABLE,
                    "handle returned the pointer " + hex(pointer) + ", but memory ends at " + hex(end)
                            + context.conduct().visibleNote(image.instance())
                            + "; return the address of a string that ends with a zero byte");
        }
        int step = context.conduct().stringChunk();
        long limit = pointer + (end - pointer) / step * step;
        for (long at = pointer; at < limit; at += BLOCK) {
            byte[] block = memory.read(at, (int) Math.min(BLOCK, limit - at));
            for (int i = 0; i < block.length; i++) {
                if (block[i] == 0) {
                    long length = at + i - pointer;
                    seen(image, pointer, length + 1, "the reply", context);
                    if (at + i >= pointer + (end - pointer) / NODE_STEP * NODE_STEP) {
                        context.events()
                                .event(DeviceEvent.warning(
                                        RunRule.REPLY_AT_THE_END,
                                        "the reply ends in the last 7 bytes of memory, where HyperBEAM cannot read"));
                    }
                    return memory.read(pointer, Math.toIntExact(length));
                }
            }
        }
        throw new Refused(
                FailureKind.REPLY_UNTERMINATED,
                "the reply at " + hex(pointer) + " runs to the end of memory (" + end + " bytes) without a terminating"
                        + " zero; end the JSON that handle returns with a NUL byte"
                        + context.conduct().chunkNote());
    }

    /** Tells where a buffer lies outside of what a node sees of a memory that its engine folds (semantics 10.4). */
    private static void seen(RunningImage image, long pointer, long length, String what, DeviceContext context) {
        if (image.layout().folded() && pointer + length > WamrMemory.FOLDED_BYTES) {
            context.events()
                    .event(DeviceEvent.warning(
                            ImageRule.MEMORY_SIZE_UNSEEN,
                            what + " lies above 64 KiB, where HyperBEAM sees nothing of the memory of an image without"
                                    + " memory.size and memory.grow: the message fails there"));
        }
    }

    /** A pointer as the image means it: those of a 32-bit memory are unsigned 32-bit numbers. */
    static long pointer(LinearMemory memory, long result) {
        return memory.is64() ? result : Integer.toUnsignedLong((int) result);
    }

    private static long signed(LinearMemory memory, long result) {
        return memory.is64() ? result : (int) result;
    }

    static String hex(long address) {
        return String.format(Locale.ROOT, "0x%x", address);
    }
}
