package io.aoscope.engine.vm;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Emits how generated code is entered and left, and what it does with its frame. */
final class GeneratedFrame {
    static final int LINK = 1;
    static final int BASE = 2;
    static final int FRAME = 3;
    static final int STACK = 4;
    static final int MEMORY = 5;
    static final int LEAD = 6;
    static final int AT = 8;
    static final int STATUS = 9;
    static final int FIRST = 10;

    private static final ClassDesc I = ConstantDescs.CD_int;
    private static final ClassDesc J = ConstantDescs.CD_long;
    private static final ClassDesc SLOTS = ConstantDescs.CD_long.arrayType();

    private final CodeBuilder code;
    private final Body body;
    private final Label init;
    private final Label tail;

    GeneratedFrame(CodeBuilder code, Body body) {
        this.code = code;
        this.body = body;
        this.init = code.newLabel();
        this.tail = code.newLabel();
    }

    /** Where the status is to be set and the frame to be left. */
    Label tail() {
        return tail;
    }

    /** Refuses where there is no room for the frame. */
    void enter(boolean begin) {
        code.aload(LINK);
        code.getfield(GeneratedNames.LINKAGE, "stack", GeneratedNames.STACK);
        code.astore(STACK);
        if (begin) {
            code.aload(STACK);
            code.iload(FRAME);
            code.iload(BASE);
            code.loadConstant(body.slots);
            code.loadConstant(body.instance.wamrFrames.bytes(body.function.index()));
            code.invokevirtual(GeneratedNames.STACK, "room", MethodTypeDesc.of(ConstantDescs.CD_boolean, I, I, I, I));
            code.ifne(init);
            code.loadConstant(CallTarget.REFUSED);
            code.ireturn();
        } else {
            code.goto_(init);
        }
    }

    /** Sets every Java local and goes on at a label, which stands for instruction {@code at}. */
    void initialize(GeneratedOperands operands, int at, JavaKind[] kinds, Label label) {
        code.labelBinding(init);
        code.aload(LINK);
        code.getfield(GeneratedNames.LINKAGE, "memory", GeneratedNames.MEMORY);
        code.astore(MEMORY);
        code.aload(STACK);
        code.getfield(GeneratedNames.STACK, "count", J);
        code.loadConstant((long) at);
        code.lsub();
        code.lstore(LEAD);
        code.iconst_0();
        code.istore(AT);
        code.iconst_0();
        code.istore(STATUS);
        for (GeneratedOperands.Variable variable : operands.variables()) {
            variable.kind().constant(code, 0);
            variable.kind().store(code, variable.index());
        }
        for (int local = 0; local < body.locals; local++) {
            JavaKind kind = operands.localKind(local);
            if (at > 0 || local < body.params) {
                slot(local);
                kind.fromBits(code);
            } else {
                kind.constant(code, 0);
            }
            kind.store(code, operands.local(local));
        }
        for (int operand = 0; operand < kinds.length; operand++) {
            slot(body.operandBase + operand);
            kinds[operand].fromBits(code);
            kinds[operand].store(code, operands.variable(operand, kinds[operand]));
        }
        code.goto_(label);
    }

    /** Leaves with the status that is set. */
    void leave(GeneratedOperands operands) {
        code.labelBinding(tail);
        for (int local = 0; local < body.locals; local++) {
            slotAddress(local);
            operands.localKind(local).load(code, operands.local(local));
            operands.localKind(local).toBits(code);
            code.lastore();
        }
        int count = operands.variables().size();
        for (int i = 0; i < count; i++) {
            GeneratedOperands.Variable variable = operands.variables().get(i);
            code.aload(STACK);
            code.loadConstant(i);
            variable.kind().load(code, variable.index());
            variable.kind().toBits(code);
            code.invokevirtual(GeneratedNames.STACK, "scratch", MethodTypeDesc.of(ConstantDescs.CD_void, I, J));
        }
        code.aload(0);
        code.aload(LINK);
        code.iload(BASE);
        code.iload(FRAME);
        code.iload(AT);
        code.iload(STATUS);
        code.lload(LEAD);
        code.invokevirtual(
                GeneratedNames.GENERATED, "leave", MethodTypeDesc.of(I, GeneratedNames.LINKAGE, I, I, I, I, J));
        code.ireturn();
    }

    /** Says which instruction comes, for leaving there. */
    void at(int instruction) {
        code.loadConstant(instruction);
        code.istore(AT);
    }

    void leaveBefore() {
        code.loadConstant(CallTarget.REFUSED);
        code.istore(STATUS);
        code.goto_(tail);
    }

    /** Pushes an array and an index for storing into a slot of the frame. */
    void slotAddress(int slot) {
        code.aload(STACK);
        code.getfield(GeneratedNames.STACK, "slots", SLOTS);
        code.iload(BASE);
        if (slot > 0) {
            code.loadConstant(slot);
            code.iadd();
        }
    }

    /** Pushes the bits in a slot of the frame. */
    void slot(int slot) {
        slotAddress(slot);
        code.laload();
    }

    /** Pushes the count before an instruction. */
    void count(int instruction) {
        code.lload(LEAD);
        code.loadConstant((long) instruction);
        code.ladd();
    }

    /** Changes the lead for a branch. */
    void branches(int from, int to) {
        code.lload(LEAD);
        code.loadConstant((long) (from + 1 - to));
        code.ladd();
        code.lstore(LEAD);
    }

    /** Branches where a look at the count is due. */
    void ifDue(Label due) {
        code.lload(LEAD);
        code.aload(STACK);
        code.getfield(GeneratedNames.STACK, "most", J);
        code.lcmp();
        code.ifgt(due);
    }

    /** Looks at the count at a loop, and goes on or leaves. */
    void look(int instruction, Label label) {
        at(instruction);
        code.aload(STACK);
        count(instruction);
        code.invokevirtual(GeneratedNames.STACK, "goOn", MethodTypeDesc.of(ConstantDescs.CD_boolean, J));
        code.ifne(label);
        leaveBefore();
    }
}
