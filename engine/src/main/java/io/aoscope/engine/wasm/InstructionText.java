package io.aoscope.engine.wasm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the instructions of one body as WAT, following the nesting of its blocks. */
final class InstructionText {
    private final WasmModule module;
    private final Identifiers names;
    private final Map<Integer, String> locals;
    private final Identifiers.Labels labels;
    private final List<String> open = new ArrayList<>();

    InstructionText(WasmModule module, Identifiers names, int function, Map<Integer, String> locals) {
        this.module = module;
        this.names = names;
        this.locals = locals;
        this.labels = names.new Labels(function);
    }

    /** Open blocks. */
    int depth() {
        return open.size();
    }

    /** The text of the next instruction; to be called for each in turn. */
    String next(Code code, int i) {
        Opcode opcode = code.opcode(i);
        String operands = operands(opcode, code, i);
        if (opcode.opensBlock()) {
            String label = labels.next();
            // The clauses of try_table are outside of its own label.
            String text = opcode.mnemonic() + " " + label + operands;
            open.add(label);
            return text;
        }
        if (opcode == Opcode.END || opcode == Opcode.DELEGATE) {
            open.remove(open.size() - 1);
            return opcode == Opcode.END ? opcode.mnemonic() : opcode.mnemonic() + label(code.index(i));
        }
        return code.mnemonic(i) + operands;
    }

    private String operands(Opcode opcode, Code code, int i) {
        int index = code.index(i);
        return switch (opcode.immediate()) {
            case NONE -> "";
            case BLOCK -> block(code.blockType(i));
            case TRY_TABLE -> block(code.blockType(i)) + catches(code.catches(i));
            case LABEL -> opcode == Opcode.DELEGATE ? "" : label(index);
            case LABELS -> {
                StringBuilder text = new StringBuilder();
                for (int target = 0; target < code.labelCount(i); target++) {
                    text.append(label(code.label(i, target)));
                }
                yield text.toString();
            }
            case FUNCTION -> " " + names.function(index);
            case TYPE -> " " + names.type(index);
            case TYPE_TABLE ->
                (code.second(i) == 0 ? "" : " " + names.table(code.second(i))) + " (type " + names.type(index) + ")";
            case LOCAL -> " " + locals.getOrDefault(index, Integer.toUnsignedString(index));
            case GLOBAL -> " " + names.global(index);
            case TABLE -> " " + names.table(index);
            case TABLE_TABLE -> " " + names.table(index) + " " + names.table(code.second(i));
            case ELEMENT_TABLE -> " " + names.table(code.second(i)) + " " + names.element(index);
            case ELEMENT -> " " + names.element(index);
            case MEMARG -> memarg(opcode.accessBytes(), code, i);
            case MEMORY -> memory(index);
            case MEMORY_MEMORY ->
                index == 0 && code.second(i) == 0 ? "" : " " + names.memory(index) + " " + names.memory(code.second(i));
            case DATA_MEMORY -> memory(code.second(i)) + " " + names.data(index);
            case DATA -> " " + names.data(index);
            case I32, I64 -> " " + code.immediate(i);
            case F32 -> " " + WatText.f32((int) code.immediate(i));
            case F64 -> " " + WatText.f64(code.immediate(i));
            case HEAP_TYPE -> " " + code.heapType(i).text();
            case TYPES -> WatText.group("result", code.selectTypes(i));
            case TAG -> " " + names.tag(index);
            case VECTOR, V128, SHUFFLE, LANE, MEMARG_LANE -> vector(code.vector(i), code, i);
        };
    }

    private String vector(VectorOpcode opcode, Code code, int i) {
        return switch (opcode.immediate()) {
            case MEMARG -> memarg(opcode.accessBytes(), code, i);
            case MEMARG_LANE -> memarg(opcode.accessBytes(), code, i) + " " + code.lane(i);
            case LANE -> " " + code.lane(i);
            case V128 -> WatText.v128(code.immediate(i), code.high(i));
            case SHUFFLE -> WatText.lanes(code.immediate(i)) + WatText.lanes(code.high(i));
            default -> "";
        };
    }

    private String memory(int index) {
        return index == 0 ? "" : " " + names.memory(index);
    }

    private String memarg(int bytes, Code code, int i) {
        String text = memory(code.memory(i));
        if (code.immediate(i) != 0) {
            text += " offset=" + Long.toUnsignedString(code.immediate(i));
        }
        if (code.align(i) >= 63 || 1L << code.align(i) != bytes) {
            text += " align=" + Long.toUnsignedString(1L << code.align(i));
        }
        return text;
    }

    private String block(BlockType type) {
        return switch (type) {
            case BlockType.Inline(FuncType inline) -> WatText.signature(inline);
            case BlockType.Index(int index) ->
                " (type " + names.type(index) + ")"
                        + (index < module.types().size()
                                ? WatText.signature(module.types().get(index))
                                : "");
        };
    }

    private String catches(List<CatchClause> clauses) {
        StringBuilder text = new StringBuilder();
        for (CatchClause clause : clauses) {
            text.append(" (").append(clause.kind().text());
            if (clause.kind().hasTag()) {
                text.append(' ').append(names.tag(clause.tag()));
            }
            text.append(label(clause.label())).append(')');
        }
        return text.toString();
    }

    private String label(int relative) {
        int position = open.size() - 1 - relative;
        return " " + (position >= 0 && relative >= 0 ? open.get(position) : Integer.toUnsignedString(relative));
    }
}
