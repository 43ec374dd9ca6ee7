package io.aoscope.engine.device;

import static java.util.Map.entry;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reading, writing and seeking on descriptors (F3 to F5). */
final class WasiStreams {
    static final Map<String, WasiFunctions.Function> FUNCTIONS = Map.ofEntries(
            entry("fd_write", WasiStreams::write),
            entry("fd_read", WasiStreams::read),
            entry("fd_seek", WasiStreams::seek),
            entry("fd_tell", WasiStreams::tell),
            entry("fd_close", WasiStreams::close));

    private WasiStreams() {}

    private static Errno write(WasiCall call) {
        Optional<Descriptor> found = call.descriptor(0);
        List<WasiCall.Span> buffers = call.buffers(1, 2);
        if (found.isEmpty() || found.get().number() == 0) {
            return Errno.BADF;
        }
        Optional<Value> file = call.files().at(found.get().parts());
        if (file.isPresent() && !(file.get() instanceof Binary)) {
            return Errno.ISDIR;
        }
        Descriptor descriptor = found.get();
        long before = file.map(value -> (long) ((Binary) value).length()).orElse(0L);
        long offset = descriptor.append() || descriptor.isStream() ? before : descriptor.offset();
        byte[] bytes = gather(call, buffers);
        if (offset + bytes.length > Integer.MAX_VALUE) {
            return Errno.FBIG;
        }
        Binary content = overwrite((Binary) file.orElse(Binary.EMPTY), (int) offset, bytes);
        call.keep(call.files().with(descriptor.parts(), content));
        call.keep(descriptor.at(offset + bytes.length));
        call.storePointer(call.address(3), bytes.length);
        tell(call, descriptor, bytes);
        return Errno.SUCCESS;
    }

    private static byte[] gather(WasiCall call, List<WasiCall.Span> buffers) {
        Binary all = Binary.EMPTY;
        for (WasiCall.Span buffer : buffers) {
            all = all.append(call.memory().read(buffer.address(), buffer.length()));
        }
        return all.bytes();
    }

    /** The file with bytes at an offset; a gap before them is filled with zeros. */
    static Binary overwrite(Binary file, int offset, byte[] bytes) {
        if (offset == file.length()) {
            return file.append(bytes);
        }
        byte[] content = Arrays.copyOf(file.bytes(), Math.max(file.length(), offset + bytes.length));
        System.arraycopy(bytes, 0, content, offset, bytes.length);
        return Binary.of(content);
    }

    private static void tell(WasiCall call, Descriptor descriptor, byte[] bytes) {
        if (descriptor.number() != 1 && descriptor.number() != 2) {
            return;
        }
        Binary written = Binary.of(bytes);
        call.context()
                .events()
                .event(new DeviceEvent(
                        descriptor.number() == 1 ? DeviceEvent.Kind.STDOUT : DeviceEvent.Kind.STDERR,
                        written.text(),
                        Message.of("bytes", written)));
    }

    private static Errno read(WasiCall call) {
        Optional<Descriptor> found = call.descriptor(0);
        List<WasiCall.Span> buffers = call.buffers(1, 2);
        if (found.isEmpty()) {
            return Errno.BADF;
        }
        Optional<Value> file = call.files().at(found.get().parts());
        if (file.isEmpty() || !(file.get() instanceof Binary content)) {
            return file.isEmpty() ? Errno.NOENT : Errno.ISDIR;
        }
        long offset = Math.min(found.get().offset(), content.length());
        long total = 0;
        for (WasiCall.Span buffer : buffers) {
            int from = (int) (offset + total);
            byte[] part = content.bytes(from, Math.min(content.length(), from + buffer.length()));
            call.memory().write(buffer.address(), part);
            total += part.length;
        }
        call.keep(found.get().at(offset + total));
        call.storePointer(call.address(3), total);
        return Errno.SUCCESS;
    }

    private static Errno seek(WasiCall call) {
        Optional<Descriptor> found = call.descriptor(0);
        if (found.isEmpty()) {
            return Errno.BADF;
        }
        if (found.get().isStream()) {
            return Errno.SPIPE;
        }
        Optional<Binary> file = call.files().file(found.get().parts());
        if (file.isEmpty()) {
            return Errno.ISDIR;
        }
        long start = switch (call.number(2)) {
            case 0 -> 0;
            case 1 -> found.get().offset();
            case 2 -> file.get().length();
            default -> Long.MIN_VALUE;
        };
        long target = start + call.argument(1);
        if (start == Long.MIN_VALUE || target < 0) {
            return Errno.INVAL;
        }
        call.memory().putLong(call.address(3), target);
        call.keep(found.get().at(target));
        return Errno.SUCCESS;
    }

    private static Errno tell(WasiCall call) {
        Optional<Descriptor> found = call.descriptor(0);
        found.ifPresent(descriptor -> call.memory().putLong(call.address(1), descriptor.offset()));
        return found.isPresent() ? Errno.SUCCESS : Errno.BADF;
    }

    /** The root directory stays open. */
    private static Errno close(WasiCall call) {
        Optional<Descriptor> found = call.descriptor(0);
        call.state(Descriptors.of(call.state()).without(call.number(0)).into(call.state()));
        return found.isPresent() ? Errno.SUCCESS : Errno.BADF;
    }
}
