package io.aoscope.engine.fast;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A comparison of WebAssembly as instructions of Java: how two operands become an int, and how that compares with 0. */
record TightComparison(Operands operands, Relation relation) {
    private static final Map<String, TightComparison> NAMED = named();

    enum Operands {
        I32,
        I32_UNSIGNED,
        I32_ZERO,
        I64,
        I64_UNSIGNED,
        I64_ZERO,
        F32,
        F64
    }

    enum Relation {
        EQ(Opcode.IFEQ, Opcode.IFNE, Opcode.IF_ICMPEQ, Opcode.IF_ICMPNE),
        NE(Opcode.IFNE, Opcode.IFEQ, Opcode.IF_ICMPNE, Opcode.IF_ICMPEQ),
        LT(Opcode.IFLT, Opcode.IFGE, Opcode.IF_ICMPLT, Opcode.IF_ICMPGE),
        GE(Opcode.IFGE, Opcode.IFLT, Opcode.IF_ICMPGE, Opcode.IF_ICMPLT),
        GT(Opcode.IFGT, Opcode.IFLE, Opcode.IF_ICMPGT, Opcode.IF_ICMPLE),
        LE(Opcode.IFLE, Opcode.IFGT, Opcode.IF_ICMPLE, Opcode.IF_ICMPGT);

        private final Opcode withZero;
        private final Opcode notWithZero;
        private final Opcode ofInts;
        private final Opcode notOfInts;

        Relation(Opcode withZero, Opcode notWithZero, Opcode ofInts, Opcode notOfInts) {
            this.withZero = withZero;
            this.notWithZero = notWithZero;
            this.ofInts = ofInts;
            this.notOfInts = notOfInts;
        }
    }

    /** The comparison that Chicory's operation of a name does, null where it does none. */
    static @Nullable TightComparison named(String operation) {
        return NAMED.get(operation);
    }

    private static Map<String, TightComparison> named() {
        Map<String, TightComparison> named = new HashMap<>();
        for (Relation relation : Relation.values()) {
            String name = relation.name();
            boolean signed = relation != Relation.EQ && relation != Relation.NE;
            String suffix = signed ? "_S" : "";
            named.put("I32_" + name + suffix, new TightComparison(Operands.I32, relation));
            named.put("I64_" + name + suffix, new TightComparison(Operands.I64, relation));
            named.put("F32_" + name, new TightComparison(Operands.F32, relation));
            named.put("F64_" + name, new TightComparison(Operands.F64, relation));
            if (signed) {
                TightComparison unsigned = new TightComparison(Operands.I32_UNSIGNED, relation);
                named.put("I32_" + name + "_U", unsigned);
                // Chicory 1.7.5 has another helper for one of them.
                named.put(("I32_" + name + "_U").toLowerCase(Locale.ROOT), unsigned);
                named.put("I64_" + name + "_U", new TightComparison(Operands.I64_UNSIGNED, relation));
            }
        }
        named.put("I32_EQZ", new TightComparison(Operands.I32_ZERO, Relation.EQ));
        named.put("I64_EQZ", new TightComparison(Operands.I64_ZERO, Relation.EQ));
        return Map.copyOf(named);
    }

    /** Writes a branch that is taken where the comparison holds. */
    void branch(CodeBuilder code, Label target) {
        boolean ints = operands == Operands.I32;
        subtract(code);
        code.branch(ints ? relation.ofInts : relation.withZero, target);
    }

    /** Writes a branch that is taken where it does not hold, as with a NaN. */
    void branchUnless(CodeBuilder code, Label target) {
        boolean ints = operands == Operands.I32;
        subtract(code);
        code.branch(ints ? relation.notOfInts : relation.notWithZero, target);
    }

    private void subtract(CodeBuilder code) {
        boolean less = relation == Relation.LT || relation == Relation.LE;
        switch (operands) {
            case I32, I32_ZERO -> {}
            case I32_UNSIGNED ->
                code.invokestatic(
                        ConstantDescs.CD_Integer,
                        "compareUnsigned",
                        MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int));
            case I64 -> code.lcmp();
            case I64_UNSIGNED ->
                code.invokestatic(
                        ConstantDescs.CD_Long,
                        "compareUnsigned",
                        MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_long, ConstantDescs.CD_long));
            case I64_ZERO -> code.lconst_0().lcmp();
            // With a NaN the difference is the one that makes the relation false.
            case F32 -> {
                if (less) {
                    code.fcmpg();
                } else {
                    code.fcmpl();
                }
            }
            case F64 -> {
                if (less) {
                    code.dcmpg();
                } else {
                    code.dcmpl();
                }
            }
        }
    }
}
