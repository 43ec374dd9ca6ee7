package io.aoscope.engine.fast;

import io.aoscope.engine.wasm.BlockType;
import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.WasmModule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Finds for each load and store with a 64-bit address the instruction that pushes the address, where
 * that is one instruction in the same block. Its result can be made an i32 at once, before the value
 * to be stored is pushed above it.
 */
final class AddressProducers {
    private static final int UNKNOWN = -1;
    private static final long NEAR = 1L << 30;

    private final WasmModule module;
    private final Code code;
    private final AddressLowering addresses;
    private final BitSet producers = new BitSet();
    private final BitSet consumers = new BitSet();
    private final BitSet folded = new BitSet();
    private final BitSet negative = new BitSet();
    private final List<Open> open = new ArrayList<>();
    private int[] stack = new int[64];
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
        findNegative();
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

    /** Whether an instruction is one of the two before an addition that make it one of a local and a small constant. */
    boolean isFolded(int i) {
        return folded.get(i);
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
                if (isNear(code.immediate(i)) && addsConstant(producer)) {
                    folded.set(producer - 2, producer);
                }
            }
        }
        switch (opcode) {
            case CALL -> call(module.functionType(code.index(i)), 0);
            case CALL_INDIRECT -> call(module.types().get(code.index(i)), 1);
            case LOCAL_GET, GLOBAL_GET -> produce(0, i);
            case LOCAL_TEE -> produce(1, i);
            case SELECT, SELECT_T -> produce(3, i);
            case REF_NULL, REF_FUNC -> push(1);
            case LOCAL_SET, GLOBAL_SET, DROP -> pop(1);
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

    /** Whether the instruction adds a small constant to a local, other than one that counts up from below zero. */
    private boolean addsConstant(int i) {
        return code.opcode(i) == Opcode.I64_ADD
                && code.opcode(i - 1) == Opcode.I64_CONST
                && isNear(code.immediate(i - 1))
                && (code.opcode(i - 2) == Opcode.LOCAL_GET || code.opcode(i - 2) == Opcode.LOCAL_TEE)
                && !negative.get(code.index(i - 2));
    }

    /** Finds the locals that are set to a negative constant, as compilers let an index count up to zero. */
    private void findNegative() {
        for (int i = 1; i < code.size(); i++) {
            if ((code.opcode(i) == Opcode.LOCAL_SET || code.opcode(i) == Opcode.LOCAL_TEE)
                    && code.opcode(i - 1) == Opcode.I64_CONST
                    && code.immediate(i - 1) < 0) {
                negative.set(code.index(i));
            }
        }
    }

    /** Whether two such numbers and an address below 2^31 have a sum below 2^32. */
    private static boolean isNear(long bytes) {
        return bytes >= 0 && bytes < NEAR;
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

    private void pop(int count) {
        height -= count;
    }

    private void push(int count) {
        if (height + count > stack.length) {
            stack = Arrays.copyOf(stack, Math.max(stack.length * 2, height + count));
        }
        Arrays.fill(stack, height, height + count, UNKNOWN);
        height += count;
    }
}
