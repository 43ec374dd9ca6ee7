package io.aoscope.engine.fast;

import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.Opcode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which locals have their value as a checked 32-bit address in a second local, so that pointers are
 * checked once and not at each access. A fact holds until the local is set; where ways meet, only
 * what every way knows. The walk is told of each instruction in order.
 */
final class KnownAddresses {
    private final Code code;
    private final BodyWriter body;
    private final AddressLowering addresses;
    private final Map<Integer, Integer> copies = new HashMap<>();
    private final List<Block> blocks = new ArrayList<>();
    private BitSet known = new BitSet();

    /** An open block: what is known where it was entered, and at every branch to its end. */
    private static final class Block {
        final Opcode opcode;
        final BitSet entered;

        @Nullable
        BitSet branched;

        boolean hasElse;

        Block(Opcode opcode, BitSet entered) {
            this.opcode = opcode;
            this.entered = entered;
        }

        void branch(BitSet known) {
            if (branched == null) {
                branched = cloned(known);
            } else {
                branched.and(known);
            }
        }
    }

    KnownAddresses(Code code, BodyWriter body, AddressLowering addresses) {
        this.code = code;
        this.body = body;
        this.addresses = addresses;
        blocks.add(new Block(Opcode.BLOCK, new BitSet()));
    }

    /** Pushes the address that a local holds. */
    void get(int local) {
        if (known.get(local)) {
            body.get(copy(local));
            return;
        }
        body.get(local);
        keep(local);
    }

    /** Sets a local to the i64 on the stack and leaves its address there. */
    void tee(int local) {
        body.out.op(Opcode.LOCAL_TEE, local);
        known.clear(local);
        keep(local);
    }

    /**
     * Pushes the address so many bytes behind a local's value. Every access that finds the local checked asks the same, which
     * HotSpot then asks once; where the value is no address, the sum may be one, since it wraps around.
     */
    void plus(int local, int bytes) {
        boolean checked = known.get(local);
        body.get(local);
        addresses.isAddress();
        body.open(Opcode.IF, new FuncType(List.of(), List.of(NumType.I32)));
        if (checked) {
            body.get(copy(local));
        } else {
            body.get(local);
            body.out.op(Opcode.I32_WRAP_I64).op(Opcode.LOCAL_TEE, copy(local));
        }
        body.out.i32(bytes).op(Opcode.I32_ADD).op(Opcode.ELSE);
        if (!checked) {
            body.out.i32(AddressLowering.OUT);
            body.set(copy(local));
        }
        body.get(local);
        body.out.i64(bytes).op(Opcode.I64_ADD);
        addresses.address();
        body.close();
        known.set(local);
    }

    void forget(int local) {
        known.clear(local);
    }

    /** A branch to a label, taken or not. */
    void branch(int label) {
        Block block = blocks.get(blocks.size() - 1 - label);
        if (block.opcode != Opcode.LOOP) {
            block.branch(known);
        }
    }

    /**
     * Goes on to an instruction.
     *
     * @param reachable whether the one before falls through
     */
    void before(int i, boolean reachable) {
        switch (code.opcode(i)) {
            case BLOCK, IF, TRY, TRY_TABLE -> enter(i);
            case LOOP -> {
                forgetAssigned(i);
                enter(i);
            }
            case ELSE -> {
                Block block = blocks.getLast();
                leave(block, reachable);
                block.hasElse = true;
                known = cloned(block.entered);
            }
            case CATCH, CATCH_ALL -> {
                leave(blocks.getLast(), reachable);
                known = new BitSet();
            }
            case END, DELEGATE -> close(reachable);
            default -> {}
        }
    }

    private void keep(int local) {
        addresses.addressOf(local);
        body.out.op(Opcode.LOCAL_TEE, copy(local));
        known.set(local);
    }

    private void enter(int i) {
        blocks.add(new Block(code.opcode(i), cloned(known)));
    }

    private void leave(Block block, boolean reachable) {
        if (reachable) {
            block.branch(known);
        }
    }

    private void close(boolean reachable) {
        Block block = blocks.removeLast();
        leave(block, reachable);
        if (block.opcode == Opcode.IF && !block.hasElse) {
            block.branch(block.entered);
        }
        known = block.branched == null ? new BitSet() : block.branched;
    }

    /** A loop begins with what holds before it and is not set in it. */
    private void forgetAssigned(int loop) {
        for (int i = loop; i < code.end(loop); i++) {
            if (code.opcode(i) == Opcode.LOCAL_SET || code.opcode(i) == Opcode.LOCAL_TEE) {
                known.clear(code.index(i));
            }
        }
    }

    private static BitSet cloned(BitSet known) {
        return (BitSet) known.clone();
    }

    private int copy(int local) {
        return copies.computeIfAbsent(local, key -> body.locals.add(NumType.I32));
    }
}
