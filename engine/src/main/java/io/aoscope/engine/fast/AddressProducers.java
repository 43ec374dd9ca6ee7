package io.aoscope.engine.fast;

import io.aoscope.engine.wasm.BlockType;
import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.WasmModule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Finds for each load and store with a 64-bit address the instruction that pushes the address, where
 * that is one instruction in the same block. Its result can be made an i32 at once, before the value
 * to be stored is pushed above it.
 */
final class AddressProducers {
    private static final int UNKNOWN = -1;

    private final WasmModule module;
    private final Code code;
    private final AddressLowering addresses;
    private final BitSet producers = new BitSet();
    private final BitSet consumers = new BitSet();
    private final Map<Integer, Integer> bases = new HashMap<>();
    private final List<Open> open = new ArrayList<>();
    private int[] stack = new int[64];
    /** The locals that operands are the values of. */
    private int[] locals = new int[64];

    private int height;

    /**
     * An open block.
     *
     * @param height operands below its parameters
     * @param labelTypes operands that a branch to it takes along
     */
    private record Open(int height, int labelTypes) {}

    AddressProducers(WasmModule module, FuncType type, Code code, AddressLowering addresses) {
        this.module = module;
        this.code = code;
        this.addresses = addresses;
        walk(type);
    }

    /** Whether the result of an instruction is only an address of a load or store. */
    boolean produces(int i) {
        return producers.get(i);
    }

    /** Whether the address of a load or store was made an i32 where it was pushed. */
    boolean consumes(int i) {
        return consumers.get(i);
    }

    /** The local whose value is the address of a load or store, empty where that is not known. */
    OptionalInt base(int i) {
        Integer local = bases.get(i);
        return local == null ? OptionalInt.empty() : OptionalInt.of(local);
    }

    private void walk(FuncType type) {
        open.add(new Open(0, type.results().size()));
        for (int i = 0; i < code.size() - 1; i++) {
            Opcode opcode = code.opcode(i);
            switch (opcode) {
                case BLOCK, LOOP, TRY, TRY_TABLE -> open(i, 0);
                case IF -> open(i, 1);
                case ELSE -> reset(signature(i, code.begin(i)).params().size());
                case CATCH -> reset(module.tagParams(code.index(i)).size());
                case CATCH_ALL -> reset(0);
                case END, DELEGATE -> {
                    height = open.removeLast().height();
                    push(signature(i, code.begin(i)).results().size());
                }
                default -> {
                    plain(i, opcode);
                    if (opcode.endsFlow()) {
                        i = FunctionLowering.beforeNextArm(code, i);
                    }
                }
            }
        }
    }

    private FuncType signature(int i, int opener) {
        if (opener < 0) {
            throw new IllegalStateException("instruction " + i + " closes no block");
        }
        BlockType type = code.blockType(opener);
        return module.blockSignature(type);
    }

    private void open(int i, int condition) {
        FuncType type = signature(i, i);
        int params = type.params().size();
        pop(condition + params);
        open.add(new Open(
                height, code.opcode(i) == Opcode.LOOP ? params : type.results().size()));
        push(params);
    }

    private void reset(int operands) {
        height = open.getLast().height();
        push(operands);
    }

    private void plain(int i, Opcode opcode) {
        if (addresses.isWideAccess(i)) {
            int operands = opcode.params(true).size();
            int producer = height >= operands ? stack[height - operands] : UNKNOWN;
            if (producer != UNKNOWN) {
                producers.set(producer);
                consumers.set(i);
                if (locals[height - operands] != UNKNOWN) {
                    bases.put(i, locals[height - operands]);
                }
            }
        }
        switch (opcode) {
            case CALL -> call(module.functionType(code.index(i)), 0);
            case CALL_INDIRECT -> call(module.types().get(code.index(i)), 1);
            case GLOBAL_GET -> produce(0, i);
            case LOCAL_GET -> produceLocal(0, i);
            case LOCAL_TEE -> {
                set(code.index(i));
                produceLocal(1, i);
            }
            case SELECT, SELECT_T -> produce(3, i);
            case REF_NULL, REF_FUNC -> push(1);
            case LOCAL_SET -> {
                pop(1);
                set(code.index(i));
            }
            case GLOBAL_SET, DROP -> pop(1);
            case BR_IF -> {
                pop(1);
                int taken = open.get(open.size() - 1 - code.index(i)).labelTypes();
                unknown(taken, taken);
            }
            case TABLE_GET, REF_IS_NULL -> unknown(1, 1);
            case TABLE_SET -> pop(2);
            case TABLE_GROW -> unknown(2, 1);
            case MEMORY_COPY, TABLE_COPY, TABLE_FILL -> pop(3);
            default -> {
                if (opcode.hasSignature()) {
                    int results = opcode.results(true).size();
                    if (results == 1) {
                        produce(opcode.params(true).size(), i);
                    } else {
                        unknown(opcode.params(true).size(), results);
                    }
                } else if (!opcode.endsFlow()) {
                    throw new IllegalStateException("unknown effect of " + opcode.mnemonic());
                }
            }
        }
    }

    private void call(FuncType type, int more) {
        unknown(type.params().size() + more, type.results().size());
    }

    private void unknown(int operands, int results) {
        pop(operands);
        push(results);
    }

    private void produce(int operands, int producer) {
        pop(operands);
        push(1);
        stack[height - 1] = producer;
    }

    private void produceLocal(int operands, int producer) {
        produce(operands, producer);
        locals[height - 1] = code.index(producer);
    }

    private void set(int local) {
        for (int operand = 0; operand < height; operand++) {
            if (locals[operand] == local) {
                locals[operand] = UNKNOWN;
            }
        }
    }

    private void pop(int count) {
        height -= count;
    }

    private void push(int count) {
        if (height + count > stack.length) {
            stack = Arrays.copyOf(stack, Math.max(stack.length * 2, height + count));
            locals = Arrays.copyOf(locals, stack.length);
        }
        Arrays.fill(stack, height, height + count, UNKNOWN);
        Arrays.fill(locals, height, height + count, UNKNOWN);
        height += count;
    }
}
