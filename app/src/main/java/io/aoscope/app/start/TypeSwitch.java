package io.aoscope.app.start;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;

/**
 * What a {@code switch} over types asks: by which of the labels a value goes on. One with other labels than types is left
 * to Java.
 *
 * @param type takes the value and the label to begin at, and returns the label or, if there is none, their number; -1 for
 *     null
 * @see java.lang.runtime.SwitchBootstraps#typeSwitch
 */
record TypeSwitch(MethodTypeDesc type, List<ClassDesc> labels) implements WrittenMethod {
    private static final ClassDesc BOOTSTRAPS = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
    private static final String NAME = "typeSwitch";

    static Optional<WrittenMethod> asked(InvokeDynamicInstruction call) {
        if (call.bootstrapMethod().owner().equals(BOOTSTRAPS)
                && call.name().equalsString(NAME)
                && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance)) {
            return Optional.of(new TypeSwitch(
                    call.typeSymbol(),
                    call.bootstrapArgs().stream().map(ClassDesc.class::cast).toList()));
        }
        return Optional.empty();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void write(CodeBuilder code) {
        int value = code.parameterSlot(0);
        int first = code.parameterSlot(1);
        code.aload(value).ifThen(Opcode.IFNULL, isNull -> isNull.iconst_m1().ireturn());
        for (int label = 0; label < labels.size(); label++) {
            Label next = code.newLabel();
            code.iload(first).loadConstant(label).if_icmpgt(next);
            code.aload(value).instanceOf(labels.get(label)).ifeq(next);
            code.loadConstant(label).ireturn().labelBinding(next);
        }
        code.loadConstant(labels.size()).ireturn();
    }
}
