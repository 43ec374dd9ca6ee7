package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.RefType;
import io.aoscope.engine.wasm.ValType;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** A value of the guest as generated code holds it; references are longs. */
enum JavaKind {
    INT(TypeKind.INT),
    LONG(TypeKind.LONG),
    FLOAT(TypeKind.FLOAT),
    DOUBLE(TypeKind.DOUBLE);

    private static final ClassDesc FLOAT_CLASS = ClassDesc.of("java.lang.Float");
    private static final ClassDesc DOUBLE_CLASS = ClassDesc.of("java.lang.Double");

    private final TypeKind type;

    JavaKind(TypeKind type) {
        this.type = type;
    }

    static JavaKind of(ValType type) {
        return switch (type) {
            case NumType.I32 -> INT;
            case NumType.I64 -> LONG;
            case NumType.F32 -> FLOAT;
            case NumType.F64 -> DOUBLE;
            case NumType.V128 -> throw new UnsupportedOperationException("vectors are not generated");
            case RefType ignored -> LONG;
        };
    }

    ClassDesc type() {
        return type.upperBound();
    }

    int words() {
        return type.slotSize();
    }

    void load(CodeBuilder code, int local) {
        code.loadLocal(type, local);
    }

    void store(CodeBuilder code, int local) {
        code.storeLocal(type, local);
    }

    void pop(CodeBuilder code) {
        if (words() == 2) {
            code.pop2();
        } else {
            code.pop();
        }
    }

    /** From the bits in a slot. */
    void constant(CodeBuilder code, long bits) {
        switch (this) {
            case INT -> code.loadConstant((int) bits);
            case LONG -> code.loadConstant(bits);
            case FLOAT -> {
                code.loadConstant((int) bits);
                fromInt(code);
            }
            case DOUBLE -> {
                code.loadConstant(bits);
                fromLong(code);
            }
        }
    }

    /** The bits on the stack as this kind. */
    void fromBits(CodeBuilder code) {
        switch (this) {
            case INT -> code.l2i();
            case LONG -> {}
            case FLOAT -> {
                code.l2i();
                fromInt(code);
            }
            case DOUBLE -> fromLong(code);
        }
    }

    /** The value on the stack as the bits of a slot. */
    void toBits(CodeBuilder code) {
        switch (this) {
            case INT -> code.i2l();
            case LONG -> {}
            case FLOAT -> {
                code.invokestatic(
                        FLOAT_CLASS,
                        "floatToRawIntBits",
                        MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_float));
                code.i2l();
                code.loadConstant(0xFFFF_FFFFL);
                code.land();
            }
            case DOUBLE ->
                code.invokestatic(
                        DOUBLE_CLASS,
                        "doubleToRawLongBits",
                        MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_double));
        }
    }

    static void fromInt(CodeBuilder code) {
        code.invokestatic(
                FLOAT_CLASS, "intBitsToFloat", MethodTypeDesc.of(ConstantDescs.CD_float, ConstantDescs.CD_int));
    }

    static void fromLong(CodeBuilder code) {
        code.invokestatic(
                DOUBLE_CLASS, "longBitsToDouble", MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_long));
    }
}
