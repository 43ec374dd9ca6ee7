package io.aoscope.engine.device;

import static java.util.Map.entry;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reading and writing, where the descriptor stands or at an offset (F3, F4). */
final class WasiReadWrite {
    static final Map<String, WasiFunctions.Function> FUNCTIONS = Map.ofEntries(
            entry("fd_write", WasiReadWrite::write),
            entry("fd_read", WasiReadWrite::read),
            entry("fd_pwrite", WasiReadWrite::writeAt),
            entry("fd_pread", WasiReadWrite::readAt));

    private WasiReadWrite() {}

    private static void write(WasiCall call) throws WasiError {
        Descriptor descriptor = call.descriptor(0, Rights.FD_WRITE);
        Binary before = call.content(descriptor);
        long offset = descriptor.append() || descriptor.isStream() ? before.length() : descriptor.offset();
        byte[] bytes = call.gather(call.buffers(1, 2));
        put(call, descriptor, before, offset, bytes);
        call.files().keep(descriptor.at(offset + bytes.length));
        call.storePointer(call.address(3), bytes.length);
        tell(call, descriptor.filename(), bytes);
    }

    private static void writeAt(WasiCall call) throws WasiError {
        Descriptor descriptor = positioned(call, Rights.FD_WRITE);
        byte[] bytes = call.gather(call.buffers(1, 2));
        put(call, descriptor, call.content(descriptor), call.argument(3), bytes);
        call.storePointer(call.address(4), bytes.length);
    }

    private static void put(WasiCall call, Descriptor descriptor, Binary before, long offset, byte[] bytes)
            throws WasiError {
        if (offset < 0) {
            throw new WasiError(Errno.INVAL);
        }
        if (offset > Integer.MAX_VALUE - bytes.length) {
            throw new WasiError(Errno.FBIG);
        }
        if (bytes.length > 0) {
            call.files().write(descriptor.parts(), overwrite(before, (int) offset, bytes));
        }
    }

    /** The file with bytes at an offset; a gap before them is filled with zeros. */
    private static Binary overwrite(Binary file, int offset, byte[] bytes) {
        if (offset == file.length()) {
            return file.append(bytes);
        }
        byte[] content = Arrays.copyOf(file.bytes(), Math.max(file.length(), offset + bytes.length));
        System.arraycopy(bytes, 0, content, offset, bytes.length);
        return Binary.of(content);
    }

    private static void tell(WasiCall call, String filename, byte[] bytes) {
        DeviceEvent.Kind kind = switch (filename) {
            case "/dev/stdout" -> DeviceEvent.Kind.STDOUT;
            case "/dev/stderr" -> DeviceEvent.Kind.STDERR;
            default -> DeviceEvent.Kind.HOST_CALL;
        };
        if (kind != DeviceEvent.Kind.HOST_CALL) {
            Binary written = Binary.of(bytes);
            call.context().events().event(new DeviceEvent(kind, written.text(), Message.of("bytes", written)));
        }
    }

    private static void read(WasiCall call) throws WasiError {
        Descriptor descriptor = call.descriptor(0, Rights.FD_READ);
        long total = scatter(call, call.content(descriptor), descriptor.offset());
        call.files().keep(descriptor.at(descriptor.offset() + total));
        call.storePointer(call.address(3), total);
    }

    private static void readAt(WasiCall call) throws WasiError {
        Descriptor descriptor = positioned(call, Rights.FD_READ);
        if (call.argument(3) < 0) {
            throw new WasiError(Errno.INVAL);
        }
        call.storePointer(call.address(4), scatter(call, call.content(descriptor), call.argument(3)));
    }

    /** @return how many bytes were read */
    private static long scatter(WasiCall call, Binary content, long offset) throws WasiError {
        List<WasiCall.Span> buffers = call.buffers(1, 2);
        int from = (int) Math.min(offset, content.length());
        int at = from;
        for (WasiCall.Span buffer : buffers) {
            byte[] part = content.bytes(at, (int) Math.min(content.length(), (long) at + buffer.length()));
            call.memory().write(buffer.address(), part);
            at += part.length;
        }
        return at - from;
    }

    private static Descriptor positioned(WasiCall call, long right) throws WasiError {
        if (call.descriptor(0).isStream()) {
            throw new WasiError(Errno.SPIPE);
        }
        return call.descriptor(0, right);
    }
}
