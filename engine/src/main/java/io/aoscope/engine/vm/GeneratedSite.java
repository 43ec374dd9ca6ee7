package io.aoscope.engine.vm;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the emitters of a body share, and how they pass operands to code that works on the slots. */
final class GeneratedSite {
    final Body body;
    final CodeBuilder code;
    final GeneratedOperands operands;
    final GeneratedFrame frame;

    private final @Nullable Shape[] shapes;

    GeneratedSite(
            Body body, CodeBuilder code, GeneratedOperands operands, GeneratedFrame frame, @Nullable Shape[] shapes) {
        this.body = body;
        this.code = code;
        this.operands = operands;
        this.frame = frame;
        this.shapes = shapes;
    }

    /**
     * Prepares for leaving before an instruction.
     *
     * @param count the operands, from the lowest on, that are not in their slots
     */
    void mayLeave(int i, int count) {
        operands.flush();
        shapes[i] = operands.shape(count);
        frame.at(i);
    }

    /** Says where the operands are at a loop. */
    void loop(int i) {
        shapes[i] = operands.shape(operands.height());
    }

    /** Writes operands to their slots, from one on. */
    void spill(int from) {
        for (int operand = from; operand < operands.height(); operand++) {
            frame.slotAddress(body.operandBase + operand);
            operands.load(operand);
            operands.kind(operand).toBits(code);
            code.lastore();
        }
    }

    /** Takes results from the slots. */
    void results(int from, List<JavaKind> kinds) {
        for (int result = 0; result < kinds.size(); result++) {
            frame.slot(body.operandBase + from + result);
            kinds.get(result).fromBits(code);
            operands.pushStack(kinds.get(result));
        }
    }

    /** Extends the {@code i32} on Java's stack. */
    void unsigned() {
        code.invokestatic(
                GeneratedNumerics.INTEGER,
                "toUnsignedLong",
                MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_int));
    }
}
