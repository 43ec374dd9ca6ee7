package io.aoscope.engine.vm;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits how a part goes back to the method that called it, which is told where to go on by a number: one of the exits, or
 * below 0 that the function has returned or has been left. Operands and what the part has set stand in the slots then.
 */
final class PartExits {
    /** The function has returned; {@link #finished} says how. */
    static final int FINISHED = -1;
    /** The function was left in this part; the caller is to write its own locals too. */
    static final int STANDS = -3;

    private final CodeBuilder code;
    private final Body body;
    private final Part part;
    private final GeneratedFrame frame;
    private final GeneratedOperands operands;
    private final List<Exit> exits = new ArrayList<>();
    private final Label leaving;

    /**
     * A place in the caller where it may go on.
     *
     * @param target an instruction
     * @param kinds of the operands there
     */
    record Exit(int target, JavaKind[] kinds) {}

    PartExits(CodeBuilder code, Body body, Part part, GeneratedFrame frame, GeneratedOperands operands) {
        this.code = code;
        this.body = body;
        this.part = part;
        this.frame = frame;
        this.operands = operands;
        this.leaving = code.newLabel();
    }

    List<Exit> exits() {
        return exits;
    }

    /** Goes on in the caller with the top operands, which are all that are left there. */
    void exit(int target, int count) {
        int from = operands.height() - count;
        JavaKind[] kinds = new JavaKind[count];
        for (int value = 0; value < count; value++) {
            kinds[value] = operands.kind(from + value);
            frame.slotAddress(body.operandBase + value);
            operands.load(from + value);
            kinds[value].toBits(code);
            code.lastore();
        }
        code.loadConstant(number(target, kinds));
        code.istore(frame.status);
        code.goto_(leaving);
    }

    private int number(int target, JavaKind[] kinds) {
        for (int i = 0; i < exits.size(); i++) {
            if (exits.get(i).target == target) {
                return i;
            }
        }
        exits.add(new Exit(target, kinds));
        return exits.size() - 1;
    }

    /** What all exits have in common. */
    void leave() {
        code.labelBinding(leaving);
        frame.write(part.written());
        code.aload(frame.stack);
        code.lload(frame.lead);
        code.putfield(GeneratedNames.STACK, "lead", ConstantDescs.CD_long);
        code.iload(frame.status);
        code.ireturn();
    }

    /** Between {@link CallTarget#RETURNED} or {@link CallTarget#LEFT} on Java's stack, and a number below 0 that means it. */
    static void finished(CodeBuilder code) {
        code.ineg();
        code.loadConstant(FINISHED);
        code.iadd();
    }
}
