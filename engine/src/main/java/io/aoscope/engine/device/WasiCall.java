package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.vm.LinearMemory;
import io.aoscope.engine.wasm.NumType;
import java.util.ArrayList;
import java.util.List;

/**
 * A WASI call being answered: its arguments, the guest's memory, and the state as changed so far. Pointers and sizes in
 * memory have 8 bytes in a 64-bit memory and 4 in a 32-bit one (F2).
 */
final class WasiCall {
    /** A stretch of the guest's memory. */
    record Span(long address, int length) {}

    private static final int MOST_BUFFERS = 1024;
    private static final int LONGEST_PATH = 4096;

    private final ImportCall call;
    private final LinearMemory memory;
    private final FileOperations files;
    private Message state;

    WasiCall(ImportCall call, LinearMemory memory) {
        this.call = call;
        this.memory = memory;
        this.state = call.state();
        this.files = new FileOperations(state, () -> now(WasiSettings.REALTIME));
    }

    LinearMemory memory() {
        return memory;
    }

    DeviceContext context() {
        return call.context();
    }

    /** The state with everything that the call changed. */
    Message state() {
        return files.into(state);
    }

    WasiSettings settings() {
        return WasiSettings.of(state);
    }

    void keep(WasiSettings settings) {
        state = settings.into(state);
    }

    /** Nanoseconds on a clock. */
    long now(int clock) {
        return settings().now(context(), clock);
    }

    FileOperations files() {
        return files;
    }

    /** An argument as it is: i32 sign-extended. */
    long argument(int index) {
        return index < call.arguments().length ? call.arguments()[index] : 0;
    }

    int number(int index) {
        return (int) argument(index);
    }

    /** An argument as an address or a size: i32 unsigned. */
    long address(int index) {
        boolean narrow =
                index < call.type().params().size() && call.type().params().get(index) == NumType.I32;
        return narrow ? Integer.toUnsignedLong((int) argument(index)) : argument(index);
    }

    int pointerBytes() {
        return memory.is64() ? Long.BYTES : Integer.BYTES;
    }

    long loadPointer(long at) {
        return memory.is64() ? memory.getLong(at) : Integer.toUnsignedLong(memory.getInt(at));
    }

    void storePointer(long at, long value) {
        if (memory.is64()) {
            memory.putLong(at, value);
        } else {
            memory.putInt(at, (int) value);
        }
    }

    /** The buffers that an array of iovecs names, all of them in memory. */
    List<Span> buffers(int arrayArgument, int countArgument) throws WasiError {
        List<Span> spans = new ArrayList<>();
        long at = address(arrayArgument);
        if (Long.compareUnsigned(address(countArgument), MOST_BUFFERS) > 0) {
            throw new WasiError(Errno.INVAL);
        }
        for (long left = address(countArgument); left > 0; left--) {
            spans.add(span(loadPointer(at), loadPointer(at + pointerBytes())));
            at += 2L * pointerBytes();
        }
        return spans;
    }

    private Span span(long start, long length) throws WasiError {
        if (!memory.in(start, length) || length > Integer.MAX_VALUE) {
            throw new WasiError(Errno.FAULT);
        }
        return new Span(start, (int) length);
    }

    byte[] gather(List<Span> buffers) {
        Binary all = Binary.EMPTY;
        for (Span buffer : buffers) {
            all = all.append(memory.read(buffer.address(), buffer.length()));
        }
        return all.bytes();
    }

    /** A path of the guest. */
    String text(int addressArgument, int lengthArgument) throws WasiError {
        Span span = span(address(addressArgument), address(lengthArgument));
        if (span.length() > LONGEST_PATH) {
            throw new WasiError(Errno.NAMETOOLONG);
        }
        return Binary.of(memory.read(span.address(), span.length()))
                .utf8()
                .orElseThrow(() -> new WasiError(Errno.ILSEQ));
    }

    /** The open descriptor that an argument names. */
    Descriptor descriptor(int index) throws WasiError {
        return files.open().find(number(index)).orElseThrow(() -> new WasiError(Errno.BADF));
    }

    /** The open descriptor that an argument names, if it may be used so. */
    Descriptor descriptor(int index, long right) throws WasiError {
        Descriptor found = descriptor(index);
        if ((found.rights() & right) != right) {
            boolean mode = (right & (Rights.FD_READ | Rights.FD_WRITE)) != 0;
            throw new WasiError(mode ? Errno.BADF : Errno.NOTCAPABLE);
        }
        return found;
    }

    /** The open directory that an argument names, if it may be used so. */
    Descriptor directory(int index, long right) throws WasiError {
        Descriptor found = descriptor(index);
        if (files.files().directory(found.parts()).isEmpty()) {
            throw new WasiError(Errno.NOTDIR);
        }
        return descriptor(index, right);
    }

    /** Where the path in two arguments leads from a directory. */
    PathLookup.Place place(Descriptor directory, int address, int length, boolean follow) throws WasiError {
        return PathLookup.find(files.files(), directory.parts(), text(address, length), follow);
    }

    /** The content of the regular file or stream that is open. */
    Binary content(Descriptor descriptor) throws WasiError {
        return files.files().file(descriptor.parts()).orElseThrow(() -> new WasiError(Errno.ISDIR));
    }
}
