package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.FuncType;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Emits calls, and globals. */
final class GeneratedCalls {
    private static final ClassDesc I = ConstantDescs.CD_int;
    private static final ClassDesc J = ConstantDescs.CD_long;

    private final GeneratedSite site;
    private final Body body;
    private final Code source;
    private final CodeBuilder code;
    private final GeneratedOperands operands;
    private final GeneratedFrame frame;

    GeneratedCalls(GeneratedSite site) {
        this.site = site;
        this.body = site.body;
        this.source = body.code;
        this.code = site.code;
        this.operands = site.operands;
        this.frame = site.frame;
    }

    /** A call of a function, or through a table. */
    void call(int i, FuncType type, boolean indirect) {
        int arguments = type.params().size();
        int from = operands.height() - arguments - (indirect ? 1 : 0);
        site.mayLeave(i, from);
        site.spill(from);
        code.aload(frame.stack);
        frame.count(i + 1);
        code.putfield(GeneratedNames.STACK, "count", J);
        code.aload(GeneratedFrame.LINK);
        if (indirect) {
            int top = operands.height() - 1;
            operands.load(top);
            if (operands.kind(top) == JavaKind.INT) {
                site.unsigned();
            }
            code.loadConstant(source.second(i));
            code.loadConstant(source.index(i));
            code.invokevirtual(GeneratedNames.LINKAGE, "indirect", MethodTypeDesc.of(GeneratedNames.TARGET, J, I, I));
        } else {
            code.getfield(GeneratedNames.LINKAGE, "targets", GeneratedNames.TARGET.arrayType());
            code.loadConstant(source.index(i));
            code.aaload();
        }
        code.aload(GeneratedFrame.LINK);
        code.iload(GeneratedFrame.BASE);
        code.loadConstant(body.operandBase + from);
        code.iadd();
        code.iload(GeneratedFrame.FRAME);
        code.loadConstant(CallStack.STRIDE);
        code.iadd();
        code.invokevirtual(GeneratedNames.TARGET, "run", MethodTypeDesc.of(I, GeneratedNames.LINKAGE, I, I));
        code.dup();
        code.istore(frame.status);
        code.ifne(frame.tail());
        code.aload(frame.stack);
        code.getfield(GeneratedNames.STACK, "count", J);
        code.loadConstant((long) (i + 1));
        code.lsub();
        code.lstore(frame.lead);
        operands.pop(operands.height() - from);
        site.results(from, type.results().stream().map(JavaKind::of).toList());
    }

    void globalGet(int index) {
        JavaKind kind = JavaKind.of(body.instance.globals[index].type().type());
        global(index);
        code.getfield(GeneratedNames.GLOBAL, "bits", J);
        kind.fromBits(code);
        operands.pushStack(kind);
    }

    void globalSet(int index) {
        operands.flush();
        global(index);
        operands.load(operands.height() - 1);
        operands.kind(operands.height() - 1).toBits(code);
        code.putfield(GeneratedNames.GLOBAL, "bits", J);
        operands.pop(1);
    }

    private void global(int index) {
        code.aload(GeneratedFrame.LINK);
        code.getfield(GeneratedNames.LINKAGE, "globals", GeneratedNames.GLOBAL.arrayType());
        code.loadConstant(index);
        code.aaload();
    }
}
