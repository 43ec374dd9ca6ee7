package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.CatchClause;
import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pass over a valid body that finds the operand heights and resolves its labels. */
final class BodyBuilder {
    private static final Opcode[] NO_OPCODES = new Opcode[0];

    final int[] heights;
    final int[] targets;
    final int[] targetHeights;
    final int[] arities;
    final int[] @Nullable [] tables;
    final List<TryRegion> regions = new ArrayList<>();
    Opcode[] opcodes = NO_OPCODES;
    int operandBase;
    int maxHeight;

    private final Machine machine;
    private final WasmModule module;
    private final Code code;
    private final FuncType type;
    private final int locals;
    private final List<Label> labels = new ArrayList<>();
    private int height;
    private int tries;
    private boolean live = true;

    /** An open block; {@code opener} is -1 for the body. */
    private record Label(int opener, int base, FuncType type, boolean loop, boolean live, int hiddenSlot) {}

    BodyBuilder(FunctionHandle function, WasmFunction source) {
        this.machine = function.instance().machine();
        this.module = function.instance().module();
        this.code = source.code();
        this.type = function.type();
        this.locals = type.params().size() + code.locals().size();
        int size = code.size();
        this.heights = new int[size];
        this.targets = new int[size];
        this.targetHeights = new int[size];
        this.arities = new int[size];
        this.tables = new int[size][];
    }

    BodyBuilder build() {
        opcodes = new Opcode[code.size()];
        int handlers = 0;
        for (int i = 0; i < opcodes.length; i++) {
            opcodes[i] = code.opcode(i);
            if (opcodes[i] == Opcode.TRY) {
                handlers++;
            }
        }
        operandBase = locals + handlers;
        maxHeight = type.results().size();
        labels.add(new Label(-1, 0, new FuncType(List.of(), type.results()), false, true, -1));
        for (int i = 0; i < opcodes.length; i++) {
            if (!live && !structural(opcodes[i])) {
                heights[i] = -1;
            } else {
                heights[i] = live ? height : -1;
                instruction(i, opcodes[i]);
                maxHeight = Math.max(maxHeight, height);
            }
        }
        return this;
    }

    private static boolean structural(Opcode opcode) {
        return switch (opcode) {
            case BLOCK, LOOP, IF, ELSE, END, TRY, CATCH, CATCH_ALL, DELEGATE, TRY_TABLE -> true;
            default -> false;
        };
    }

    private void instruction(int i, Opcode opcode) {
        switch (opcode) {
            case BLOCK, LOOP, TRY -> open(i, opcode, 0);
            case IF -> {
                targets[i] = code.next(i) + 1;
                open(i, opcode, 1);
            }
            case TRY_TABLE -> {
                if (live) {
                    tryTable(i);
                }
                open(i, opcode, 0);
            }
            case ELSE, CATCH, CATCH_ALL -> clause(i, opcode);
            case END -> close(labels.removeLast());
            case DELEGATE -> {
                Label label = labels.removeLast();
                delegate(i, label);
                close(label);
            }
            case BR -> branch(i, 0);
            case BR_IF, BR_ON_NULL -> branch(i, 1);
            case BR_ON_NON_NULL -> branch(i, 1);
            case BR_TABLE -> branchTable(i);
            default -> Effects.apply(this, i, opcode);
        }
        if (opcode == Opcode.BR_ON_NULL) {
            height++;
        }
        if (opcode.endsFlow()) {
            live = false;
        }
    }

    private void open(int i, Opcode opcode, int condition) {
        height -= live ? condition : 0;
        FuncType block = module.blockSignature(code.blockType(i));
        int base = height - block.params().size();
        int hidden = -1;
        if (opcode == Opcode.TRY) {
            hidden = locals + tries++;
        }
        labels.add(new Label(i, base, block, opcode == Opcode.LOOP, live, hidden));
        if (opcode == Opcode.TRY && live) {
            legacyTry(i, base, hidden);
        }
    }

    private void clause(int i, Opcode opcode) {
        Label label = labels.getLast();
        targets[i] = code.end(i) + 1;
        live = label.live;
        height = label.base;
        height += switch (opcode) {
            case ELSE -> label.type.params().size();
            case CATCH -> module.tagParams(code.index(i)).size();
            default -> 0;
        };
    }

    private void close(Label label) {
        live = label.live;
        height = label.base + label.type.results().size();
    }

    private void legacyTry(int i, int base, int hidden) {
        List<TryRegion.Clause> clauses = new ArrayList<>();
        int first = code.next(i);
        int at = first;
        while (opcodes[at] == Opcode.CATCH || opcodes[at] == Opcode.CATCH_ALL) {
            int tag = opcodes[at] == Opcode.CATCH ? code.index(at) : TryRegion.ANY_TAG;
            clauses.add(new TryRegion.Clause(tag, at + 1, base, false));
            at = code.next(at);
        }
        if (opcodes[first] != Opcode.DELEGATE) {
            regions.add(
                    new TryRegion(i, first, hidden, TryRegion.NO_DELEGATE, clauses.toArray(TryRegion.Clause[]::new)));
        }
    }

    private void delegate(int i, Label label) {
        if (label.live) {
            int target = labels.get(labels.size() - 1 - code.index(i)).opener;
            regions.add(new TryRegion(label.opener, i, -1, target, new TryRegion.Clause[0]));
        }
    }

    private void tryTable(int i) {
        List<TryRegion.Clause> clauses = new ArrayList<>();
        for (CatchClause clause : code.catches(i)) {
            Label label = label(clause.label());
            clauses.add(new TryRegion.Clause(
                    clause.kind().hasTag() ? clause.tag() : TryRegion.ANY_TAG,
                    target(label),
                    label.base,
                    clause.kind().passesReference()));
        }
        regions.add(new TryRegion(i, code.end(i), -1, TryRegion.NO_DELEGATE, clauses.toArray(TryRegion.Clause[]::new)));
    }

    private void branch(int i, int condition) {
        Label label = label(code.index(i));
        targets[i] = target(label);
        targetHeights[i] = label.base;
        arities[i] = arity(label);
        height -= condition;
    }

    private void branchTable(int i) {
        int[] table = new int[3 * code.labelCount(i)];
        for (int t = 0; t < code.labelCount(i); t++) {
            Label label = label(code.label(i, t));
            table[3 * t] = target(label);
            table[3 * t + 1] = label.base;
            table[3 * t + 2] = arity(label);
        }
        tables[i] = table;
        height--;
    }

    /** A call of a function of a type that takes {@code extra} operands besides its arguments. */
    void call(int i, FuncType callee, int extra, boolean tail) {
        arities[i] = callee.params().size();
        height -= extra + callee.params().size();
        maxHeight = Math.max(maxHeight, height + callee.results().size());
        if (!tail) {
            height += callee.results().size();
        }
    }

    /** A call through a table or a reference. */
    void callType(int i, boolean tail) {
        int typeIndex = code.index(i);
        targets[i] = machine.typeId(module, typeIndex);
        call(i, module.types().get(typeIndex), 1, tail);
    }

    /** The hidden slot of the {@code try} that a {@code rethrow} names. */
    void rethrow(int i) {
        targets[i] = label(code.index(i)).hiddenSlot;
    }

    void effect(int popped, int pushed) {
        height += pushed - popped;
    }

    Code code() {
        return code;
    }

    WasmModule module() {
        return module;
    }

    private Label label(int relative) {
        return labels.get(labels.size() - 1 - relative);
    }

    private int target(Label label) {
        if (label.opener < 0) {
            return Body.RETURN;
        }
        return (label.loop ? label.opener : code.end(label.opener)) + 1;
    }

    private static int arity(Label label) {
        return (label.loop ? label.type.params() : label.type.results()).size();
    }
}
