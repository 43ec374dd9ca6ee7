package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.vm.LinearMemory;
import java.util.Optional;
import java.util.Set;

/** {@code wasi@1.0} as HyperBEAM has it (semantics 11.2): four functions, of which most uses hang the slot. */
final class HyperbeamWasi {
    static final Set<String> NAMES = Set.of("fd_write", "fd_read", "clock_time_get", "path_open");

    private static final long ERRNO_OF_CLOCK = 1;
    private static final int IOVEC = 16;

    /** An access outside of what the node sees of the memory. */
    private static final class NotSeen extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private HyperbeamWasi() {}

    static ImportAnswer call(ImportCall call) {
        try {
            return switch (call.name()) {
                case "fd_write" -> write(call);
                case "fd_read" -> read(call);
                case "clock_time_get" -> new ImportAnswer.Returned(call.state(), ERRNO_OF_CLOCK);
                case "path_open" -> hang(call, "path_open fails inside the node on every call");
                default -> new ImportAnswer.Unknown(0);
            };
        } catch (NotSeen e) {
            return hang(call, call.name() + " was given an address outside of the memory that the node sees");
        }
    }

    private static ImportAnswer hang(ImportCall call, String why) {
        return new ImportAnswer.Ended(hanging(call, why));
    }

    /** The node's worker waits for an answer that the import it failed in can no longer give. */
    static Failure hanging(ImportCall call, String why) {
        return Failure.of(
                FailureKind.WOULD_HANG,
                "HyperBEAM would hang here for ever: " + why + ", and an import that fails is never answered. Avoid the"
                        + " call, or use the standard profile",
                call.state());
    }

    private static String filename(Message descriptor) {
        return descriptor.text("filename").orElse("");
    }

    private static String place(ImportCall call) {
        return "file-descriptors/" + (int) call.arguments()[0];
    }

    /** The memory, where the node sees these bytes of it. */
    private static LinearMemory memory(ImportCall call, long address, long length) {
        LinearMemory memory =
                call.instance().exportedMemory().orElseThrow(() -> new IllegalStateException("no memory"));
        long visible = call.context().conduct().visibleBytes(call.instance(), memory);
        if (Long.compareUnsigned(length, visible) > 0 || Long.compareUnsigned(address, visible - length) > 0) {
            throw new NotSeen();
        }
        return memory;
    }

    private static long number(ImportCall call, long address) {
        return memory(call, address, Long.BYTES).getLong(address);
    }

    private static void write(ImportCall call, long address, long number) {
        memory(call, address, Long.BYTES).putLong(address, number);
    }

    /** An iovec has 16 bytes in 32-bit memories too. */
    private static byte[] vector(ImportCall call, long at) {
        long from = number(call, at);
        long length = number(call, at + Long.BYTES);
        return memory(call, from, length).read(from, (int) length);
    }

    private static ImportAnswer write(ImportCall call) {
        long count = call.arguments()[2];
        if (count == 0) {
            write(call, call.arguments()[3], 0);
            return new ImportAnswer.Returned(call.state(), 0);
        }
        Optional<Message> descriptor = call.state().message(place(call));
        Optional<Binary> data = descriptor.flatMap(found -> found.binary("data"));
        if (descriptor.isEmpty() || data.isEmpty()) {
            return hang(
                    call,
                    "fd_write of " + count + (count == 1 ? " buffer" : " buffers") + " to descriptor "
                            + (int) call.arguments()[0] + " needs its key data, which nothing ever creates");
        }
        if (count > 1) {
            return hang(call, "fd_write mistakes the descriptor for its number at the second buffer");
        }
        byte[] bytes = vector(call, call.arguments()[1]);
        int offset = descriptor.get().integer("offset").map(Number::intValue).orElse(0);
        byte[] before = data.get().bytes();
        if (offset > before.length) {
            return hang(call, "fd_write at the offset " + offset + " of " + before.length + " bytes");
        }
        Binary inserted = Binary.of(data.get().bytes(0, offset))
                .append(bytes)
                .append(data.get().bytes(offset, before.length));
        Message state = call.state()
                .set("vfs/" + filename(descriptor.get()), inserted)
                .set(place(call) + "/offset", Value.of(offset + bytes.length));
        write(call, call.arguments()[3], bytes.length);
        return new ImportAnswer.Returned(state, 0);
    }

    private static ImportAnswer read(ImportCall call) {
        Optional<Message> descriptor = call.state().message(place(call));
        Optional<Binary> file = descriptor.flatMap(found -> call.state().binary("vfs/" + filename(found)));
        if (descriptor.isEmpty() || file.isEmpty()) {
            return hang(call, "fd_read of descriptor " + (int) call.arguments()[0] + " finds no file");
        }
        long start = descriptor.get().integer("offset").map(Number::longValue).orElse(0L);
        long offset = start;
        for (long i = 0; i < call.arguments()[2]; i++) {
            if (offset > file.get().length()) {
                return hang(
                        call,
                        "fd_read at the offset " + offset + " of " + file.get().length() + " bytes");
            }
            long at = call.arguments()[1] + i * IOVEC;
            long into = number(call, at);
            long room = number(call, at + Long.BYTES);
            int from = (int) offset;
            int to = (int) Math.min(from + room, file.get().length());
            memory(call, into, to - from).write(into, file.get().bytes(from, to));
            offset += to - from;
        }
        write(call, call.arguments()[3], offset - start);
        return new ImportAnswer.Returned(call.state().set(place(call) + "/offset", Value.of(offset)), 0);
    }
}
