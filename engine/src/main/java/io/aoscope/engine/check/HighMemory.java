package io.aoscope.engine.check;

import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.DataSegment;
import io.aoscope.engine.wasm.Family;
import io.aoscope.engine.wasm.Global;
import io.aoscope.engine.wasm.GlobalType;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.WasmModule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks for a sign that an image uses memory above its first 64 KiB: data, a pointer in a global, or an access. */
final class HighMemory {
    private static final long VISIBLE = 65_536;

    /**
     * A sign.
     *
     * @param what for "… but …"
     * @param function and {@code instruction}: -1 outside of functions
     */
    record Use(int offset, int function, int instruction, String what) {}

    private final WasmModule module;
    private final Globals globals;
    private final long bytes;

    private HighMemory(WasmModule module, Globals globals, long bytes) {
        this.module = module;
        this.globals = globals;
        this.bytes = bytes;
    }

    /**
     * The first sign.
     *
     * @param bytes declared size of the memory
     */
    static Optional<Use> find(WasmModule module, Globals globals, long bytes) {
        HighMemory search = new HighMemory(module, globals, bytes);
        return search.data().or(search::access).or(search::global);
    }

    private boolean above(long address) {
        return Long.compareUnsigned(address, VISIBLE) >= 0 && Long.compareUnsigned(address, bytes) < 0;
    }

    private Optional<Use> data() {
        for (DataSegment segment : module.data()) {
            Optional<Long> start = Optional.ofNullable(segment.offset()).flatMap(HighMemory::constant);
            if (start.isPresent() && segment.length() > 0 && above(start.get() + segment.length() - 1)) {
                return Optional.of(new Use(
                        segment.start(),
                        -1,
                        -1,
                        String.format(
                                Locale.ROOT, "%d bytes of data are put at address %d", segment.length(), start.get())));
            }
        }
        return Optional.empty();
    }

    /** A global that code reads, of the type of addresses, that begins inside the memory but above what is visible. */
    private Optional<Use> global() {
        NumType address = MemoryChecks.address(module);
        for (int i = 0; i < module.globals().size(); i++) {
            Global global = module.globals().get(i);
            Optional<Long> start = constant(global.init());
            int index = module.importedGlobals() + i;
            boolean pointer = global.type().type() == address && globals.read(index) && !globals.scratch(index);
            if (pointer && start.filter(this::above).isPresent()) {
                return Optional.of(new Use(
                        global.init().offset(0),
                        -1,
                        -1,
                        globals.name(index) + " begins as the address " + start.get()));
            }
        }
        return Optional.empty();
    }

    private Optional<Use> access() {
        for (int i = 0; i < module.functions().size(); i++) {
            Optional<Use> use = access(
                    module.importedFunctions() + i, module.functions().get(i).code());
            if (use.isPresent()) {
                return use;
            }
        }
        return Optional.empty();
    }

    /** Follows constants along straight-line code; whatever is not known is empty. */
    private Optional<Use> access(int function, Code code) {
        Deque<Optional<Long>> stack = new ArrayDeque<>();
        boolean address64 = MemoryChecks.address(module) == NumType.I64;
        for (int i = 0; i < code.size(); i++) {
            Opcode opcode = code.opcode(i);
            if (!opcode.hasSignature()) {
                step(code, i, stack);
                continue;
            }
            Optional<Long> top = Optional.empty();
            Optional<Long> deepest = Optional.empty();
            int params = opcode.params(address64).size();
            for (int k = 0; k < params; k++) {
                deepest = pop(stack);
                top = k == 0 ? deepest : top;
            }
            if (opcode.family() == Family.MEMORY && params > 0 && opcode != Opcode.DATA_DROP) {
                long offset = opcode.accessBytes() > 0 ? code.immediate(i) : 0;
                long address = deepest.orElse(0L) + offset;
                if (above(address)) {
                    return Optional.of(new Use(
                            code.offset(i),
                            function,
                            i,
                            opcode.mnemonic() + " uses the address " + address
                                    + (deepest.isPresent() ? "" : " or one above it")));
                }
            }
            Optional<Long> result = result(code, i, params == 2 ? deepest : Optional.empty(), top);
            opcode.results(address64).forEach(type -> stack.push(result));
        }
        return Optional.empty();
    }

    private static Optional<Long> result(Code code, int i, Optional<Long> left, Optional<Long> right) {
        return switch (code.opcode(i)) {
            case I32_CONST -> Optional.of(code.immediate(i) & 0xFFFF_FFFFL);
            case I64_CONST -> Optional.of(code.immediate(i));
            case I32_ADD, I64_ADD -> left.flatMap(a -> right.map(b -> a + b));
            default -> Optional.empty();
        };
    }

    private void step(Code code, int i, Deque<Optional<Long>> stack) {
        switch (code.opcode(i)) {
            case LOCAL_GET -> stack.push(Optional.empty());
            case GLOBAL_GET -> stack.push(fixed(code.index(i)));
            case LOCAL_SET, GLOBAL_SET, DROP -> pop(stack);
            case LOCAL_TEE -> {}
            default -> stack.clear();
        }
    }

    private Optional<Long> fixed(int global) {
        GlobalType type = module.globalTypes().get(global);
        int defined = global - module.importedGlobals();
        return type.mutable() || defined < 0
                ? Optional.empty()
                : constant(module.globals().get(defined).init());
    }

    private static Optional<Long> pop(Deque<Optional<Long>> stack) {
        return stack.isEmpty() ? Optional.empty() : stack.pop();
    }

    /** The value of an expression that is one integer constant. */
    static Optional<Long> constant(Code expression) {
        boolean integer = List.of(Opcode.I32_CONST, Opcode.I64_CONST).contains(expression.opcode(0));
        if (!integer || expression.size() != 2) {
            return Optional.empty();
        }
        long value = expression.immediate(0);
        return Optional.of(expression.opcode(0) == Opcode.I32_CONST ? value & 0xFFFF_FFFFL : value);
    }
}
