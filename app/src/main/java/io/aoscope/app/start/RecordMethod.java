package io.aoscope.app.start;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;

/**
 * {@code equals} or {@code hashCode} of a record.
 *
 * @param type takes the record and, for {@code equals}, the other object
 * @param components the fields
 * @see java.lang.runtime.ObjectMethods
 */
record RecordMethod(String name, MethodTypeDesc type, List<DirectMethodHandleDesc> components)
        implements WrittenMethod {
    private static final ClassDesc BOOTSTRAPS = ClassDesc.of("java.lang.runtime.ObjectMethods");
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
    private static final String EQUALS = "equals";
    private static final String HASH_CODE = "hashCode";
    private static final int FACTOR = 31;

    /** The record and the names of its components stand before these. */
    private static final int FIRST_COMPONENT = 2;

    static Optional<WrittenMethod> asked(InvokeDynamicInstruction call) {
        String name = call.name().stringValue();
        if (!call.bootstrapMethod().owner().equals(BOOTSTRAPS) || !name.equals(EQUALS) && !name.equals(HASH_CODE)) {
            return Optional.empty();
        }
        return Optional.of(new RecordMethod(
                name,
                call.typeSymbol(),
                call.bootstrapArgs().stream()
                        .skip(FIRST_COMPONENT)
                        .map(DirectMethodHandleDesc.class::cast)
                        .toList()));
    }

    @Override
    public void write(CodeBuilder code) {
        if (name.equals(EQUALS)) {
            writeEquals(code);
        } else {
            writeHashCode(code);
        }
    }

    private void writeEquals(CodeBuilder code) {
        ClassDesc own = type.parameterType(0);
        Label differs = code.newLabel();
        int other = code.parameterSlot(1);
        code.aload(other).instanceOf(own).ifeq(differs);
        for (DirectMethodHandleDesc component : components) {
            ClassDesc held = component.invocationType().returnType();
            get(component, code.aload(code.parameterSlot(0)));
            get(component, code.aload(other).checkcast(own));
            switch (TypeKind.from(held)) {
                case REFERENCE ->
                    code.invokestatic(
                                    OBJECTS,
                                    EQUALS,
                                    MethodTypeDesc.of(
                                            ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object))
                            .ifeq(differs);
                case LONG -> code.lcmp().ifne(differs);
                case FLOAT, DOUBLE ->
                    code.invokestatic(box(held), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, held, held))
                            .ifne(differs);
                default -> code.if_icmpne(differs);
            }
        }
        code.iconst_1().ireturn().labelBinding(differs).iconst_0().ireturn();
    }

    private void writeHashCode(CodeBuilder code) {
        code.iconst_0();
        for (DirectMethodHandleDesc component : components) {
            ClassDesc held = component.invocationType().returnType();
            code.loadConstant(FACTOR).imul();
            get(component, code.aload(code.parameterSlot(0)));
            boolean reference = TypeKind.from(held) == TypeKind.REFERENCE;
            code.invokestatic(
                    reference ? OBJECTS : box(held),
                    HASH_CODE,
                    MethodTypeDesc.of(ConstantDescs.CD_int, reference ? ConstantDescs.CD_Object : held));
            code.iadd();
        }
        code.ireturn();
    }

    private static void get(DirectMethodHandleDesc component, CodeBuilder code) {
        code.getfield(
                component.owner(),
                component.methodName(),
                component.invocationType().returnType());
    }

    private static ClassDesc box(ClassDesc primitive) {
        return ClassDesc.of("java.lang."
                + switch (TypeKind.from(primitive)) {
                    case BOOLEAN -> "Boolean";
                    case BYTE -> "Byte";
                    case CHAR -> "Character";
                    case SHORT -> "Short";
                    case INT -> "Integer";
                    case LONG -> "Long";
                    case FLOAT -> "Float";
                    case DOUBLE -> "Double";
                    default -> throw new IllegalArgumentException(primitive.displayName());
                });
    }
}
