package io.aoscope.engine.vm;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.BitSet;

/** Emits how generated code is entered and left, and what it does with its frame. */
final class GeneratedFrame {
    static final int LINK = 1;
    static final int BASE = 2;
    static final int FRAME = 3;
    private static final int FIRST = 4;

    private static final ClassDesc I = ConstantDescs.CD_int;
    private static final ClassDesc J = ConstantDescs.CD_long;
    private static final ClassDesc SLOTS = ConstantDescs.CD_long.arrayType();

    final int lead;
    final int stack;
    final int memory;
    final int status;
    private final int at;

    private final CodeBuilder code;
    private final Body body;
    private final Part part;
    private final int[] arguments;
    private final JavaKind[] kinds;
    private final int[] locals;
    private final int free;
    private final Label init;
    private final Label tail;

    /** @param arguments the locals of the guest that come as arguments */
    GeneratedFrame(CodeBuilder code, Body body, Part part, int[] arguments) {
        this.code = code;
        this.body = body;
        this.part = part;
        this.arguments = arguments;
        this.kinds = Part.localKinds(body);
        this.locals = new int[kinds.length];
        this.lead = FIRST;
        int next = FIRST + 2;
        for (int local : arguments) {
            locals[local] = next;
            next += kinds[local].words();
        }
        this.stack = next++;
        this.memory = next++;
        this.at = next++;
        this.status = next++;
        for (int local = part.used().nextSetBit(0);
                local >= 0;
                local = part.used().nextSetBit(local + 1)) {
            if (locals[local] == 0) {
                locals[local] = next;
                next += kinds[local].words();
            }
        }
        this.free = next;
        this.init = code.newLabel();
        this.tail = code.newLabel();
    }

    /** The first Java local that is free for operands. */
    int free() {
        return free;
    }

    JavaKind[] kinds() {
        return kinds;
    }

    JavaKind kind(int local) {
        return kinds[local];
    }

    /** The Java local of a local of the guest. */
    int local(int local) {
        return locals[local];
    }

    /** Where the status is to be set and the frame to be left. */
    Label tail() {
        return tail;
    }

    private void stack() {
        code.aload(LINK);
        code.getfield(GeneratedNames.LINKAGE, "stack", GeneratedNames.STACK);
        code.astore(stack);
    }

    /** Refuses where there is no room for the frame. */
    void enter(boolean begin) {
        stack();
        if (begin) {
            code.aload(stack);
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

    /** Begins a part. */
    void enterPart() {
        stack();
        code.goto_(init);
    }

    /** Goes on at a label, which stands for the first instruction of a part. */
    void initializePart(GeneratedOperands operands, Label label) {
        code.labelBinding(init);
        prepare(operands);
        for (int local = part.used().nextSetBit(0);
                local >= 0;
                local = part.used().nextSetBit(local + 1)) {
            if (Arrays.binarySearch(arguments, local) < 0) {
                read(local);
            }
        }
        code.goto_(label);
    }

    /** Goes on at a label, which stands for instruction {@code at}. */
    void initialize(GeneratedOperands operands, int at, JavaKind[] operandKinds, Label label) {
        code.labelBinding(init);
        code.aload(stack);
        code.getfield(GeneratedNames.STACK, "count", J);
        code.loadConstant((long) at);
        code.lsub();
        code.lstore(lead);
        prepare(operands);
        for (int local = 0; local < body.locals; local++) {
            boolean isHere = part.used().get(local);
            if (at > 0 || local < body.params) {
                if (isHere) {
                    read(local);
                }
            } else if (isHere) {
                kinds[local].constant(code, 0);
                kinds[local].store(code, locals[local]);
            } else {
                slotAddress(local);
                code.lconst_0();
                code.lastore();
            }
        }
        for (int operand = 0; operand < operandKinds.length; operand++) {
            slot(body.operandBase + operand);
            operandKinds[operand].fromBits(code);
            operandKinds[operand].store(code, operands.variable(operand, operandKinds[operand]));
        }
        code.goto_(label);
    }

    /** Sets the Java locals that are not locals of the guest. */
    private void prepare(GeneratedOperands operands) {
        code.aload(LINK);
        code.getfield(GeneratedNames.LINKAGE, "memory", GeneratedNames.MEMORY);
        code.astore(memory);
        code.iconst_0();
        code.istore(at);
        code.iconst_0();
        code.istore(status);
        for (GeneratedOperands.Variable variable : operands.variables()) {
            variable.kind().constant(code, 0);
            variable.kind().store(code, variable.index());
        }
    }

    /** Reads a local from its slot. */
    void read(int local) {
        slot(local);
        kinds[local].fromBits(code);
        kinds[local].store(code, locals[local]);
    }

    /** Writes locals to their slots. */
    void write(BitSet which) {
        for (int local = which.nextSetBit(0); local >= 0; local = which.nextSetBit(local + 1)) {
            slotAddress(local);
            kinds[local].load(code, locals[local]);
            kinds[local].toBits(code);
            code.lastore();
        }
    }

    /** Leaves with the status that is set. */
    void leave(GeneratedOperands operands, boolean hasParts) {
        code.labelBinding(tail);
        write(part.used());
        if (hasParts) {
            Label own = code.newLabel();
            code.iload(status);
            code.loadConstant(PartExits.STANDS);
            code.if_icmpne(own);
            code.loadConstant(CallTarget.LEFT);
            code.ireturn();
            code.labelBinding(own);
        }
        int count = operands.variables().size();
        for (int i = 0; i < count; i++) {
            GeneratedOperands.Variable variable = operands.variables().get(i);
            code.aload(stack);
            code.loadConstant(i);
            variable.kind().load(code, variable.index());
            variable.kind().toBits(code);
            code.invokevirtual(GeneratedNames.STACK, "scratch", MethodTypeDesc.of(ConstantDescs.CD_void, I, J));
        }
        code.aload(0);
        code.aload(LINK);
        code.iload(BASE);
        code.iload(FRAME);
        code.iload(at);
        code.iload(status);
        code.lload(lead);
        code.invokevirtual(
                GeneratedNames.GENERATED, "leave", MethodTypeDesc.of(I, GeneratedNames.LINKAGE, I, I, I, I, J));
    }

    /** Says which instruction comes, for leaving there. */
    void at(int instruction) {
        code.loadConstant(instruction);
        code.istore(at);
    }

    void leaveBefore() {
        code.loadConstant(CallTarget.REFUSED);
        code.istore(status);
        code.goto_(tail);
    }

    /** Pushes an array and an index for storing into a slot of the frame. */
    void slotAddress(int slot) {
        code.aload(stack);
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
        code.lload(lead);
        code.loadConstant((long) instruction);
        code.ladd();
    }

    /** Changes the lead for a branch. */
    void branches(int from, int to) {
        code.lload(lead);
        code.loadConstant((long) (from + 1 - to));
        code.ladd();
        code.lstore(lead);
    }

    /** Branches where a look at the count is due. */
    void ifDue(Label due) {
        code.lload(lead);
        code.aload(stack);
        code.getfield(GeneratedNames.STACK, "most", J);
        code.lcmp();
        code.ifgt(due);
    }

    /** Looks at the count at a loop, and goes on or leaves. */
    void look(int instruction, Label label) {
        at(instruction);
        code.aload(stack);
        count(instruction);
        code.invokevirtual(GeneratedNames.STACK, "goOn", MethodTypeDesc.of(ConstantDescs.CD_boolean, J));
        code.ifne(label);
        leaveBefore();
    }
}
