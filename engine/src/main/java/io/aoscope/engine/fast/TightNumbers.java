package io.aoscope.engine.fast;

import io.aoscope.engine.vm.ConstantDivision;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes instructions of Java, or methods that HotSpot knows, in the place of calls of Chicory's operations. */
final class TightNumbers {
    private static final String OPERATIONS = "com/dylibso/chicory/runtime/OpcodeImpl";
    private static final ClassDesc I = ConstantDescs.CD_int;
    private static final ClassDesc J = ConstantDescs.CD_long;
    private static final ClassDesc INTEGER = ConstantDescs.CD_Integer;
    private static final ClassDesc LONG = ConstantDescs.CD_Long;
    private static final long LOW = 0xFFFF_FFFFL;

    private static final Map<String, Consumer<CodeBuilder>> OPERATION = Map.ofEntries(
            Map.entry("I64_EXTEND_I32_U", code -> code.i2l().loadConstant(LOW).land()),
            Map.entry("I32_EXTEND_8_S", CodeBuilder::i2b),
            Map.entry("I32_EXTEND_16_S", CodeBuilder::i2s),
            Map.entry("I64_EXTEND_8_S", code -> code.l2i().i2b().i2l()),
            Map.entry("I64_EXTEND_16_S", code -> code.l2i().i2s().i2l()),
            Map.entry("I64_EXTEND_32_S", code -> code.l2i().i2l()),
            Map.entry("F64_CONVERT_I32_S", CodeBuilder::i2d),
            Map.entry("F64_CONVERT_I64_S", CodeBuilder::l2d),
            Map.entry(
                    "I64_REINTERPRET_F64",
                    code -> code.invokestatic(
                            ConstantDescs.CD_Double,
                            "doubleToRawLongBits",
                            MethodTypeDesc.of(J, ConstantDescs.CD_double))),
            Map.entry(
                    "F64_REINTERPRET_I64",
                    code -> code.invokestatic(
                            ConstantDescs.CD_Double,
                            "longBitsToDouble",
                            MethodTypeDesc.of(ConstantDescs.CD_double, J))),
            Map.entry("I32_ROTL", code -> code.invokestatic(INTEGER, "rotateLeft", MethodTypeDesc.of(I, I, I))),
            Map.entry("I32_ROTR", code -> code.invokestatic(INTEGER, "rotateRight", MethodTypeDesc.of(I, I, I))),
            Map.entry("I64_ROTL", code -> code.l2i().invokestatic(LONG, "rotateLeft", MethodTypeDesc.of(J, J, I))),
            Map.entry("I64_ROTR", code -> code.l2i().invokestatic(LONG, "rotateRight", MethodTypeDesc.of(J, J, I))),
            Map.entry("I32_CLZ", code -> code.invokestatic(INTEGER, "numberOfLeadingZeros", MethodTypeDesc.of(I, I))),
            Map.entry("I32_CTZ", code -> code.invokestatic(INTEGER, "numberOfTrailingZeros", MethodTypeDesc.of(I, I))),
            Map.entry(
                    "I64_CLZ",
                    code -> code.invokestatic(LONG, "numberOfLeadingZeros", MethodTypeDesc.of(I, J))
                            .i2l()),
            Map.entry(
                    "I64_CTZ",
                    code -> code.invokestatic(LONG, "numberOfTrailingZeros", MethodTypeDesc.of(I, J))
                            .i2l()));

    private final CodeBuilder code;

    TightNumbers(CodeBuilder code) {
        this.code = code;
    }

    /**
     * Writes what a call does, its operands on the stack.
     *
     * @param next what follows the call
     * @return how many of the two elements it was written for: none, the call, or both
     */
    int write(InvokeInstruction call, @Nullable CodeElement next) {
        String owner = call.owner().asInternalName();
        if (!owner.equals(OPERATIONS) && !owner.endsWith(ChicoryCode.HELPERS)) {
            return 0;
        }
        String name = call.name().stringValue();
        TightComparison comparison = TightComparison.named(name);
        if (comparison != null) {
            return compare(comparison, next);
        }
        Consumer<CodeBuilder> operation = OPERATION.get(name);
        if (operation == null) {
            return 0;
        }
        operation.accept(code);
        return 1;
    }

    /**
     * Writes an unsigned division by a constant, its dividend on the stack.
     *
     * @param element what should be the divisor
     * @param next what should be the call of Chicory's operation
     * @return how many of the two elements it was written for: none or both
     */
    int divide(CodeElement element, @Nullable CodeElement next) {
        if (!(element instanceof ConstantInstruction divisor && next instanceof InvokeInstruction call)) {
            return 0;
        }
        String name = call.name().stringValue();
        boolean remainder = name.contains("_REM_");
        switch (name) {
            case "I32_DIV_U", "I32_REM_U" -> {
                int by = (Integer) divisor.constantValue();
                if (ConstantDivision.divides(by)) {
                    ConstantDivision.emit(code, by, remainder);
                    return 2;
                }
            }
            case "I64_DIV_U", "I64_REM_U" -> {
                long by = (Long) divisor.constantValue();
                if (ConstantDivision.divides(by)) {
                    ConstantDivision.emit(code, by, remainder);
                    return 2;
                }
            }
            default -> {}
        }
        return 0;
    }

    private int compare(TightComparison comparison, @Nullable CodeElement next) {
        if (next instanceof BranchInstruction branch && branch.opcode() == Opcode.IFNE) {
            comparison.branch(code, branch.target());
            return 2;
        }
        if (next instanceof BranchInstruction branch && branch.opcode() == Opcode.IFEQ) {
            comparison.branchUnless(code, branch.target());
            return 2;
        }
        Label holds = code.newLabel();
        Label end = code.newLabel();
        comparison.branch(code, holds);
        code.iconst_0().goto_(end);
        code.labelBinding(holds).iconst_1();
        code.labelBinding(end);
        return 1;
    }
}
