package io.aoscope.engine.fast;

import io.aoscope.engine.vm.FlatView;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * Writes loads and stores of a memory that is one array. An address is below 2^31 or 2^31 itself ({@link AddressLowering}),
 * which is negative here, and with an offset below 2^31 stays so: Java's check of the index finds what is out of bounds.
 */
final class TightAccess {
    private static final ClassDesc VIEW = ClassDesc.of(FlatView.class.getName());
    private static final ClassDesc HANDLE = ClassDesc.of("java.lang.invoke.VarHandle");
    private static final ClassDesc BYTES = ConstantDescs.CD_byte.arrayType();
    private static final ClassDesc FLOAT = ClassDesc.of("java.lang.Float");
    private static final ClassDesc DOUBLE = ClassDesc.of("java.lang.Double");
    private static final int PAGE_BITS = 16;

    private final CodeBuilder code;

    TightAccess(CodeBuilder code) {
        this.code = code;
    }

    /** The locals that an access puts its operands into, the same for all accesses of a function. */
    private int index = -1;

    private final int[] values = {-1, -1};

    /**
     * Writes a load in the place of Chicory's call; its address is on the stack.
     *
     * @param call of Chicory's helper, by which type the access is known
     * @param bytes the local that holds the memory
     */
    void load(InvokeInstruction call, int offset, int bytes) {
        ClassDesc type = call.typeSymbol().returnType();
        address(offset);
        TypeKind kind = TypeKind.from(type);
        if (kind == TypeKind.BYTE) {
            code.aload(bytes).iload(index).baload();
            return;
        }
        ClassDesc bits = bits(kind);
        handle(bits);
        code.aload(bytes).iload(index);
        code.invokevirtual(HANDLE, "get", MethodTypeDesc.of(bits, BYTES, ConstantDescs.CD_int));
        if (kind == TypeKind.FLOAT) {
            code.invokestatic(FLOAT, "intBitsToFloat", MethodTypeDesc.of(type, bits));
        } else if (kind == TypeKind.DOUBLE) {
            code.invokestatic(DOUBLE, "longBitsToDouble", MethodTypeDesc.of(type, bits));
        }
    }

    /**
     * Writes a store in the place of Chicory's call, and the mark of the page where it begins; its address and the value are
     * on the stack.
     *
     * @param written the local that holds the marks
     */
    void store(InvokeInstruction call, int offset, int bytes, int written) {
        ClassDesc type = call.typeSymbol().parameterType(1);
        TypeKind kind = TypeKind.from(type);
        ClassDesc bits = bits(kind);
        if (kind == TypeKind.FLOAT) {
            code.invokestatic(FLOAT, "floatToRawIntBits", MethodTypeDesc.of(bits, type));
        } else if (kind == TypeKind.DOUBLE) {
            code.invokestatic(DOUBLE, "doubleToRawLongBits", MethodTypeDesc.of(bits, type));
        }
        TypeKind held = TypeKind.from(bits).asLoadable();
        int value = value(held);
        code.storeLocal(held, value);
        address(offset);
        if (kind == TypeKind.BYTE) {
            code.aload(bytes).iload(index).iload(value).bastore();
        } else {
            handle(bits);
            code.aload(bytes).iload(index).loadLocal(held, value);
            code.invokevirtual(
                    HANDLE, "set", MethodTypeDesc.of(ConstantDescs.CD_void, BYTES, ConstantDescs.CD_int, bits));
        }
        code.aload(written)
                .iload(index)
                .loadConstant(PAGE_BITS)
                .iushr()
                .iconst_1()
                .bastore();
    }

    private void address(int offset) {
        if (index < 0) {
            index = code.allocateLocal(TypeKind.INT);
        }
        if (offset != 0) {
            code.loadConstant(offset).iadd();
        }
        code.istore(index);
    }

    private int value(TypeKind kind) {
        int slots = kind.slotSize() - 1;
        if (values[slots] < 0) {
            values[slots] = code.allocateLocal(kind);
        }
        return values[slots];
    }

    private void handle(ClassDesc bits) {
        String name = switch (TypeKind.from(bits)) {
            case SHORT -> "SHORT";
            case INT -> "INT";
            default -> "LONG";
        };
        code.getstatic(VIEW, name, HANDLE);
    }

    /** The type of integer that holds a value's bits. */
    private static ClassDesc bits(TypeKind kind) {
        return switch (kind) {
            case BYTE -> ConstantDescs.CD_byte;
            case SHORT -> ConstantDescs.CD_short;
            case INT, FLOAT -> ConstantDescs.CD_int;
            default -> ConstantDescs.CD_long;
        };
    }
}
