package io.aoscope.engine.vm;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Emits branches and returns; it knows the label of each target and the kinds of the operands that arrive there. */
final class GeneratedJumps {
    private final Body body;
    private final Part part;
    private final CodeBuilder code;
    private final GeneratedOperands operands;
    private final GeneratedFrame frame;
    /** Null for what is not a part. */
    private final @Nullable PartExits exits;

    private final boolean[] targets;
    private final Map<Integer, Label> labels = new TreeMap<>();
    private final Map<Integer, JavaKind[]> kinds = new TreeMap<>();
    private final Map<Integer, Label> looks = new TreeMap<>();

    /**
     * A way to go on.
     *
     * @param target an instruction, or {@link Body#RETURN}
     * @param height the operands that stay there below those it takes along
     * @param arity the operands it takes along
     */
    record Jump(int target, int height, int arity) {}

    GeneratedJumps(GeneratedSite site, Part part, @Nullable PartExits exits) {
        this.body = site.body;
        this.part = part;
        this.code = site.code;
        this.operands = site.operands;
        this.frame = site.frame;
        this.exits = exits;
        this.targets = targets(body);
    }

    /** Whether a branch goes to an instruction. */
    boolean isTarget(int i) {
        return targets[i];
    }

    /** Of the operands that arrive at an instruction; null where nothing was seen to arrive. */
    JavaKind @Nullable [] kinds(int i) {
        return kinds.get(i);
    }

    /** Remembers what arrives at an instruction. */
    void arrive(int i, JavaKind[] arriving) {
        kinds.putIfAbsent(i, arriving);
    }

    Label label(int i) {
        return labels.computeIfAbsent(i, key -> code.newLabel());
    }

    /** Goes to an instruction; on the way back it looks whether the count is due. */
    void goTo(int i, int target) {
        if (target <= i) {
            frame.ifDue(looks.computeIfAbsent(target, key -> code.newLabel()));
        }
        code.goto_(label(target));
    }

    /** What is done where a look finds the count due. */
    void look() {
        looks.forEach((at, label) -> {
            code.labelBinding(label);
            frame.look(at, label(at));
        });
    }

    /** Where a branch goes. */
    Jump of(int i) {
        return to(body.targets[i], body.targetHeights[i], body.arities[i]);
    }

    private Jump to(int target, int height, int arity) {
        return target == Body.RETURN ? new Jump(target, 0, body.results) : new Jump(target, height, arity);
    }

    /** Goes to a target with the top operands; those that stay below are in their own Java locals. */
    void jump(int i, Jump jump) {
        if (jump.target == Body.RETURN) {
            leave(i);
            return;
        }
        int from = operands.height() - jump.arity;
        if (exits != null && !part.contains(jump.target)) {
            frame.branches(i, jump.target);
            exits.exit(jump.target, jump.height + jump.arity);
            return;
        }
        for (int value = 0; value < jump.arity; value++) {
            operands.move(from + value, jump.height + value);
        }
        kinds.computeIfAbsent(jump.target, key -> {
            JavaKind[] arriving = new JavaKind[jump.height + jump.arity];
            for (int operand = 0; operand < arriving.length; operand++) {
                arriving[operand] = operands.kind(operand < jump.height ? operand : from + operand - jump.height);
            }
            return arriving;
        });
        frame.branches(i, jump.target);
        goTo(i, jump.target);
    }

    /** {@code br_table}. */
    void table(int i) {
        int[] table = body.table(i);
        operands.settleBelow(0, operands.height() - 1, operands.height() - 1);
        operands.take(1, false);
        Map<Jump, Label> branches = new LinkedHashMap<>();
        List<Label> cases = new ArrayList<>();
        for (int t = 0; t < table.length; t += 3) {
            Jump jump = to(table[t], table[t + 1], table[t + 2]);
            cases.add(branches.computeIfAbsent(jump, key -> code.newLabel()));
        }
        List<SwitchCase> switched = new ArrayList<>();
        for (int c = 0; c < cases.size() - 1; c++) {
            switched.add(SwitchCase.of(c, cases.get(c)));
        }
        if (switched.isEmpty()) {
            code.pop();
        } else {
            code.tableswitch(0, switched.size() - 1, cases.getLast(), switched);
        }
        branches.forEach((jump, label) -> {
            code.labelBinding(label);
            jump(i, jump);
        });
    }

    /** Returns from the function with the top operands. */
    void leave(int i) {
        int from = operands.height() - body.results;
        for (int result = 0; result < body.results; result++) {
            frame.slotAddress(result);
            operands.load(from + result);
            operands.kind(from + result).toBits(code);
            code.lastore();
        }
        code.aload(frame.stack);
        code.iload(GeneratedFrame.FRAME);
        frame.count(i + 1);
        code.invokevirtual(
                GeneratedNames.STACK,
                "returned",
                MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_long));
        if (exits != null) {
            PartExits.finished(code);
        }
        code.ireturn();
    }

    private static boolean[] targets(Body body) {
        boolean[] targets = new boolean[body.opcodes.length];
        for (int i = 0; i < targets.length; i++) {
            switch (body.opcodes[i]) {
                case IF, ELSE, CATCH, CATCH_ALL, BR, BR_IF -> mark(targets, body, i, body.targets[i]);
                case BR_TABLE -> {
                    if (body.heights[i] >= 0) {
                        int[] table = body.table(i);
                        for (int t = 0; t < table.length; t += 3) {
                            mark(targets, body, i, table[t]);
                        }
                    }
                }
                case LOOP -> mark(targets, body, i, i + 1);
                default -> {}
            }
        }
        return targets;
    }

    private static void mark(boolean[] targets, Body body, int i, int target) {
        if (target != Body.RETURN && (body.heights[i] >= 0 || target > 0)) {
            targets[target] = true;
        }
    }
}
