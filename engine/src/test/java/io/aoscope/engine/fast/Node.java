package io.aoscope.engine.fast;

import io.aoscope.engine.wasm.Immediate;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.Opcode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a generated function: an instruction after those that make its operands, or a block with its
 * bodies. {@code try_table} stands for a whole pattern with its handler behind it, see {@link #handled}.
 *
 * @param type what it leaves on the stack; null for nothing
 * @param immediates indices, labels, offsets, or the bits of a constant
 * @param operands what makes its operands, in order
 * @param bodies of a block: the block, then {@code else}, or the handlers
 */
record Node(
        Opcode opcode, @Nullable NumType type, List<Long> immediates, List<Node> operands, List<List<Node>> bodies) {
    /** Stands for {@code catch_all} where a tag is expected. */
    static final long ALL = -1;

    Node {
        immediates = List.copyOf(immediates);
        operands = List.copyOf(operands);
        bodies = bodies.stream().map(List::copyOf).toList();
    }

    static Node of(Opcode opcode, @Nullable NumType type, List<Long> immediates, Node... operands) {
        return new Node(opcode, type, immediates, List.of(operands), List.of());
    }

    static Node constant(NumType type, long bits) {
        Opcode opcode = switch (type) {
            case I32 -> Opcode.I32_CONST;
            case I64 -> Opcode.I64_CONST;
            case F32 -> Opcode.F32_CONST;
            default -> Opcode.F64_CONST;
        };
        return of(opcode, type, List.of(bits));
    }

    static Node block(Opcode opcode, @Nullable NumType type, List<Node> operands, List<List<Node>> bodies) {
        return new Node(opcode, type, List.of(), operands, bodies);
    }

    boolean isBlock() {
        return !bodies.isEmpty();
    }

    /** Pieces in it, itself included. */
    int size() {
        int size = 1;
        for (Node operand : operands) {
            size += operand.size();
        }
        for (List<Node> body : bodies) {
            for (Node node : body) {
                size += node.size();
            }
        }
        return size;
    }

    boolean contains(Opcode wanted) {
        return opcode == wanted
                || operands.stream().anyMatch(operand -> operand.contains(wanted))
                || bodies.stream().flatMap(List::stream).anyMatch(node -> node.contains(wanted));
    }

    Node withOperand(int index, Node operand) {
        List<Node> changed = new ArrayList<>(operands);
        changed.set(index, operand);
        return new Node(opcode, type, immediates, changed, bodies);
    }

    Node withBody(int index, List<Node> body) {
        List<List<Node>> changed = new ArrayList<>(bodies);
        changed.set(index, body);
        return new Node(opcode, type, immediates, operands, changed);
    }

    void write(Bytes out) {
        operands.forEach(operand -> operand.write(out));
        switch (opcode) {
            case BLOCK -> {
                open(out);
                body(0, out);
                out.op(Opcode.END);
            }
            case LOOP -> {
                open(out);
                GeneratedModule.burn(out);
                body(0, out);
                out.op(Opcode.END);
            }
            case IF -> {
                open(out);
                body(0, out);
                if (bodies.size() > 1) {
                    out.op(Opcode.ELSE);
                    body(1, out);
                }
                out.op(Opcode.END);
            }
            case TRY -> legacy(out);
            case DELEGATE -> {
                out.op(Opcode.TRY);
                blockType(type, out);
                body(0, out);
                out.op(Opcode.DELEGATE, immediates.getFirst().intValue());
            }
            case TRY_TABLE -> handled(out);
            default -> plain(out);
        }
    }

    private void plain(Bytes out) {
        if (opcode.immediate() == Immediate.LABELS) {
            out.op(opcode).u32(immediates.size() - 1);
            immediates.forEach(label -> out.u32(label.intValue()));
            return;
        }
        if (opcode.immediate() == Immediate.MEMARG) {
            boolean first = immediates.getFirst() == 0;
            out.op(opcode).u8(first ? 0 : 0x40);
            if (!first) {
                out.u32(immediates.getFirst().intValue());
            }
            u64(immediates.getLast(), out);
            return;
        }
        out.op(opcode);
        for (long immediate : immediates) {
            switch (opcode.immediate()) {
                case I32, I64 -> out.signed(immediate);
                case F32 -> out.fixed(immediate, 4);
                case F64 -> out.fixed(immediate, 8);
                default -> out.u32((int) immediate);
            }
        }
        if (opcode == Opcode.REF_NULL) {
            out.u8(0x70);
        }
    }

    /** The immediates are a tag and the local that takes its parameter, for each handler. */
    private void legacy(Bytes out) {
        open(out);
        body(0, out);
        for (int handler = 1; handler < bodies.size(); handler++) {
            long tag = immediates.get(2 * handler - 2);
            if (tag == ALL) {
                out.op(Opcode.CATCH_ALL);
            } else {
                out.op(Opcode.CATCH, (int) tag);
                take(immediates.get(2 * handler - 1), out);
            }
            body(handler, out);
        }
        out.op(Opcode.END);
    }

    /**
     * {@code block T (block P (try_table T (catch tag 0) body) (br 1)) handler}: in the body two labels lie
     * between it and what is around, in the handler one.
     */
    private void handled(Bytes out) {
        long tag = immediates.getFirst();
        NumType parameter = tag == ALL ? null : GeneratedModule.TAGS.get((int) tag);
        open(out, Opcode.BLOCK, type);
        open(out, Opcode.BLOCK, parameter);
        open(out, Opcode.TRY_TABLE, type);
        out.u32(1);
        if (tag == ALL) {
            out.u8(2).u32(0);
        } else {
            out.u8(0).u32((int) tag).u32(0);
        }
        body(0, out);
        out.op(Opcode.END).op(Opcode.BR, 1).op(Opcode.END);
        if (tag != ALL) {
            take(immediates.get(1), out);
        }
        body(1, out);
        out.op(Opcode.END);
    }

    /** Puts a tag's parameter, if it has one, into a local. */
    private static void take(long local, Bytes out) {
        if (local >= 0) {
            out.op(Opcode.LOCAL_SET, (int) local);
        }
    }

    private void body(int index, Bytes out) {
        bodies.get(index).forEach(node -> node.write(out));
    }

    private void open(Bytes out) {
        open(out, opcode, type);
    }

    private static void open(Bytes out, Opcode opcode, @Nullable NumType type) {
        out.op(opcode);
        blockType(type, out);
    }

    private static void blockType(@Nullable NumType type, Bytes out) {
        if (type == null) {
            out.u8(0x40);
        } else {
            out.type(type);
        }
    }

    private static void u64(long value, Bytes out) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.u8((int) rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        out.u8((int) rest);
    }
}
