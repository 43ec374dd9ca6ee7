package io.aoscope.engine.fast;

import io.aoscope.engine.wasm.AbstractHeap;
import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.ValType;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import java.util.ArrayList;
import java.util.List;

/**
 * Rewrites one function body. Code that cannot be reached is left out: Chicory's compiler stumbles
 * over a {@code try_table} there.
 */
final class FunctionLowering {
    private final Code code;
    private final FuncType type;
    private final BodyWriter body;
    private final Bytes out;
    private final TryLowering tries;
    private final AddressLowering addresses;
    private final AddressProducers producers;
    private final KnownAddresses known;
    private final NanLowering nans;
    private final NumericLowering numbers;
    private final List<Label> labels = new ArrayList<>();

    private record Label(int opener, int label) {}

    private FunctionLowering(WasmModule module, TypeTable types, WasmFunction function) {
        this.code = function.code();
        this.type = module.types().get(function.typeIndex());
        this.body = new BodyWriter(module, types, new FreshLocals(type, code.locals()));
        this.out = body.out;
        this.tries = new TryLowering(code, body);
        this.addresses = new AddressLowering(code, body);
        this.producers = new AddressProducers(module, type, code, addresses);
        this.known = new KnownAddresses(code, body, addresses);
        this.nans = new NanLowering(body);
        this.numbers = new NumericLowering(body);
    }

    /** The body: locals and instructions, without its size. */
    static byte[] lower(WasmModule module, TypeTable types, WasmFunction function) {
        FunctionLowering lowering = new FunctionLowering(module, types, function);
        lowering.run();
        Bytes whole = new Bytes();
        lowering.body.locals.write(whole);
        return whole.raw(lowering.out.toArray()).toArray();
    }

    private void run() {
        labels.add(new Label(TryPlan.FUNCTION, 0));
        tries.beginFunction(type);
        boolean reachable = true;
        for (int i = 0; i < code.size() - 1; i++) {
            Opcode opcode = code.opcode(i);
            known.before(i, reachable);
            boolean structure = structure(i, reachable);
            reachable = true;
            if (!structure) {
                plain(i);
                if (opcode.endsFlow()) {
                    reachable = false;
                    i = beforeNextArm(code, i);
                }
            }
        }
        tries.endFunction();
        // Chicory's compiler loses the end of a function, where a branch goes to, when an if ends right before it.
        out.op(Opcode.NOP).op(Opcode.END);
    }

    /** The last instruction before the one that goes on with or closes the current block. */
    static int beforeNextArm(Code code, int i) {
        int at = i + 1;
        while (true) {
            Opcode opcode = code.opcode(at);
            switch (opcode) {
                case ELSE, CATCH, CATCH_ALL, DELEGATE, END -> {
                    return at - 1;
                }
                default -> at = opcode.opensBlock() ? code.end(at) + 1 : at + 1;
            }
        }
    }

    /** Writes an instruction that begins, divides or ends a block; false where it is no such one. */
    private boolean structure(int i, boolean reachable) {
        switch (code.opcode(i)) {
            case BLOCK, LOOP, IF -> {
                FuncType signature = body.module.blockSignature(code.blockType(i));
                labels.add(new Label(i, body.open(code.opcode(i), signature)));
            }
            case ELSE -> out.op(Opcode.ELSE);
            case TRY -> labels.add(new Label(i, tries.openTry(i)));
            case TRY_TABLE -> labels.add(new Label(i, tries.openTryTable(i)));
            case CATCH, CATCH_ALL -> tries.handler(i, reachable);
            case DELEGATE -> {
                labels.removeLast();
                tries.closeTry(i);
            }
            case END -> end(i);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void end(int i) {
        Label closed = labels.removeLast();
        switch (code.opcode(closed.opener())) {
            case TRY -> tries.closeTry(i);
            case TRY_TABLE ->
                tries.closeTryTable(
                        i,
                        TryLowering.labels(code.catches(closed.opener())).stream()
                                .map(label -> target(label).label())
                                .toList());
            default -> body.close();
        }
    }

    /** Writes an instruction that is no part of a block's structure. */
    private void plain(int i) {
        Opcode opcode = code.opcode(i);
        if (producers.isFolded(i)) {
            if (opcode == Opcode.LOCAL_TEE) {
                body.set(code.index(i));
            }
        } else if (producers.produces(i)) {
            address(i, opcode);
        } else {
            write(i);
            nans.after(opcode, code.opcode(i + 1));
        }
        switch (opcode) {
            case LOCAL_SET -> known.forget(code.index(i));
            case LOCAL_TEE -> {
                if (!producers.produces(i)) {
                    known.forget(code.index(i));
                }
            }
            case BR, BR_IF -> known.branch(code.index(i));
            case BR_TABLE -> {
                for (int target = 0; target < code.labelCount(i); target++) {
                    known.branch(code.label(i, target));
                }
            }
            default -> {}
        }
    }

    /** Writes an instruction whose result is an address, as an i32. */
    private void address(int i, Opcode opcode) {
        switch (opcode) {
            case I64_EXTEND_I32_U -> addresses.unsignedAddress();
            case I64_CONST -> out.i32(AddressLowering.address(code.immediate(i)));
            case LOCAL_GET -> known.get(code.index(i));
            case LOCAL_TEE -> known.tee(code.index(i));
            default -> {
                if (opcode == Opcode.I64_ADD && producers.isFolded(i - 1)) {
                    known.plus(code.index(i - 2), (int) code.immediate(i - 1));
                } else {
                    write(i);
                    addresses.address();
                }
            }
        }
    }

    private void write(int i) {
        Opcode opcode = code.opcode(i);
        switch (opcode) {
            case RETHROW -> tries.rethrow(target(code.index(i)).opener());
            case MEMORY_SIZE, MEMORY_GROW -> addresses.pages(i);
            case MEMORY_FILL -> addresses.fillMemory(i);
            case MEMORY_COPY -> addresses.copyMemory(i);
            case MEMORY_INIT -> addresses.initMemory(i);
            case TABLE_GET, TABLE_SET, TABLE_SIZE, TABLE_GROW, CALL_INDIRECT -> addresses.element(i);
            case TABLE_FILL -> addresses.fillTable(i);
            case TABLE_COPY -> addresses.copyTable(i);
            case TABLE_INIT -> addresses.initTable(i);
            case F32_CONVERT_I64_U -> numbers.convertUnsigned();
            case F32_COPYSIGN -> numbers.copySign();
            default -> immediate(i);
        }
    }

    private void immediate(int i) {
        Opcode opcode = code.opcode(i);
        switch (opcode.immediate()) {
            case MEMARG -> addresses.access(i, producers.consumes(i));
            case NONE -> out.op(opcode);
            case LABEL -> out.op(opcode, relative(code.index(i)));
            case LABELS -> {
                int count = code.labelCount(i);
                out.op(opcode, count - 1);
                for (int target = 0; target < count; target++) {
                    out.u32(relative(code.label(i, target)));
                }
            }
            case I32, I64 -> out.op(opcode).signed(code.immediate(i));
            case F32 -> out.op(opcode).fixed(code.immediate(i), 4);
            case F64 -> out.op(opcode).fixed(code.immediate(i), 8);
            case HEAP_TYPE -> out.op(opcode).u8(code.heapType(i) == AbstractHeap.FUNC ? 0x70 : 0x6F);
            case TYPES -> {
                List<ValType> types = code.selectTypes(i);
                out.op(opcode, types.size());
                types.forEach(out::type);
            }
            default -> out.op(opcode, code.index(i));
        }
    }

    private Label target(int label) {
        return labels.get(labels.size() - 1 - label);
    }

    private int relative(int label) {
        return body.relative(target(label).label());
    }
}
