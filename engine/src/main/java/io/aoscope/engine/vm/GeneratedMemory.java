package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.ValType;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** Emits memory and table instructions. */
final class GeneratedMemory {
    private static final ClassDesc I = ConstantDescs.CD_int;
    private static final ClassDesc J = ConstantDescs.CD_long;

    private final GeneratedSite site;
    private final Body body;
    private final Code source;
    private final CodeBuilder code;
    private final GeneratedOperands operands;

    GeneratedMemory(GeneratedSite site) {
        this.site = site;
        this.body = site.body;
        this.source = body.code;
        this.code = site.code;
        this.operands = site.operands;
    }

    /** A load, a store, or what is done in bulk. */
    void memory(int i, Opcode opcode) {
        long offset = source.immediate(i);
        int bytes = opcode.accessBytes();
        if (bytes == 0 || source.memory(i) != 0 || offset < 0 || offset > Integer.MAX_VALUE) {
            plain(i, opcode);
            return;
        }
        site.mayLeave(i, operands.height());
        boolean loads = !opcode.results(true).isEmpty();
        code.aload(site.frame.memory);
        int address = operands.height() - (loads ? 1 : 2);
        operands.load(address);
        if (operands.kind(address) == JavaKind.INT) {
            site.unsigned();
        }
        if (loads) {
            operands.pop(1);
            load(opcode, bytes, (int) offset);
        } else {
            store(bytes, (int) offset);
            operands.pop(2);
        }
    }

    private void load(Opcode opcode, int bytes, int offset) {
        ClassDesc type = bytes == 8 ? J : I;
        code.loadConstant(offset);
        code.invokestatic(
                GeneratedNames.ACCESS, "load" + 8 * bytes, MethodTypeDesc.of(type, GeneratedNames.MEMORY, J, I));
        switch (opcode) {
            case I32_LOAD8_U, I64_LOAD8_U -> mask(0xFF);
            case I32_LOAD16_U, I64_LOAD16_U -> mask(0xFFFF);
            case F32_LOAD -> JavaKind.fromInt(code);
            case F64_LOAD -> JavaKind.fromLong(code);
            default -> {}
        }
        JavaKind kind = JavaKind.of(opcode.results(true).getFirst());
        if (kind == JavaKind.LONG && bytes < 8) {
            if (opcode == Opcode.I64_LOAD32_U) {
                site.unsigned();
            } else {
                code.i2l();
            }
        }
        operands.pushStack(kind);
    }

    private void mask(int bits) {
        code.loadConstant(bits);
        code.iand();
    }

    private void store(int bytes, int offset) {
        int top = operands.height() - 1;
        operands.load(top);
        switch (operands.kind(top)) {
            case FLOAT ->
                code.invokestatic(
                        ClassDesc.of("java.lang.Float"),
                        "floatToRawIntBits",
                        MethodTypeDesc.of(I, ConstantDescs.CD_float));
            case DOUBLE -> JavaKind.DOUBLE.toBits(code);
            case LONG -> {
                if (bytes < 8) {
                    code.l2i();
                }
            }
            case INT -> {}
        }
        code.loadConstant(offset);
        code.invokestatic(
                GeneratedNames.ACCESS,
                "store" + 8 * bytes,
                MethodTypeDesc.of(ConstantDescs.CD_void, GeneratedNames.MEMORY, J, bytes == 8 ? J : I, I));
    }

    /** An instruction that is executed with the code of the stepper. */
    void plain(int i, Opcode opcode) {
        int height = operands.height();
        site.mayLeave(i, height);
        List<JavaKind> results = plainResults(i, opcode);
        int taken = height - (body.heights[i + 1] - results.size());
        site.spill(height - taken);
        code.aload(GeneratedFrame.LINK);
        code.loadConstant(body.function.index());
        code.loadConstant(i);
        code.iload(GeneratedFrame.BASE);
        code.invokevirtual(GeneratedNames.LINKAGE, "plain", MethodTypeDesc.of(ConstantDescs.CD_void, I, I, I));
        operands.pop(taken);
        site.results(height - taken, results);
    }

    private List<JavaKind> plainResults(int i, Opcode opcode) {
        return switch (opcode) {
            case MEMORY_SIZE, MEMORY_GROW -> List.of(address(body.instance.memories[source.index(i)].is64()));
            case TABLE_SIZE, TABLE_GROW ->
                List.of(address(
                        body.instance.tables[source.index(i)].type().limits().is64()));
            case TABLE_GET -> List.of(JavaKind.LONG);
            default -> {
                List<JavaKind> kinds = new ArrayList<>();
                for (ValType type : opcode.results(true)) {
                    kinds.add(JavaKind.of(type));
                }
                yield kinds;
            }
        };
    }

    private static JavaKind address(boolean is64) {
        return is64 ? JavaKind.LONG : JavaKind.INT;
    }
}
