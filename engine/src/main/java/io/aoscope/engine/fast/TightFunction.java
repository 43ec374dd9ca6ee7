package io.aoscope.engine.fast;

import io.aoscope.engine.vm.FlatView;
import io.aoscope.engine.vm.GlobalInstance;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.WasmModule;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes one function again. What it needs of its first memory it holds in locals: the {@link PagedMemory}, the array of
 * bytes and that of the marks, the latter two loaded anew after each call, in which the memory may have grown.
 */
final class TightFunction implements CodeTransform {
    private static final ClassDesc MEMORY = ClassDesc.of("com.dylibso.chicory.runtime.Memory");
    private static final ClassDesc PAGED = desc(PagedMemory.class);
    private static final ClassDesc VIEW = desc(FlatView.class);
    private static final ClassDesc GLOBAL = desc(GlobalInstance.class);
    private static final ClassDesc BYTES = ConstantDescs.CD_byte.arrayType();
    private static final int NONE = -1;

    private final WasmModule module;
    private final int memory;
    private final List<CodeElement> elements = new ArrayList<>();

    /** @param type of the compiled method, which is given the memory as one of its last parameters */
    TightFunction(WasmModule module, MethodTypeDesc type) {
        this.module = module;
        int slot = 0;
        for (ClassDesc parameter : type.parameterList()) {
            if (parameter.equals(MEMORY)) {
                break;
            }
            slot += TypeKind.from(parameter).slotSize();
        }
        this.memory = slot;
    }

    private static ClassDesc desc(Class<?> type) {
        return ClassDesc.of(type.getName());
    }

    @Override
    public void accept(CodeBuilder builder, CodeElement element) {
        elements.add(element);
    }

    @Override
    public void atEnd(CodeBuilder builder) {
        new Writer(builder, new ChicoryCode(elements, memory)).write();
    }

    private final class Writer {
        private final CodeBuilder code;
        private final ChicoryCode source;
        private final TightNumbers numbers;
        private final TightAccess accesses;
        private int paged = NONE;
        private int bytes = NONE;
        private int written = NONE;
        /** The locals that hold globals, by index. */
        private final Map<Integer, Integer> globals = new TreeMap<>();

        Writer(CodeBuilder code, ChicoryCode source) {
            this.code = code;
            this.source = source;
            this.numbers = new TightNumbers(code);
            this.accesses = new TightAccess(code);
        }

        void write() {
            begin();
            int i = 0;
            while (i < elements.size()) {
                int taken = replaced(i);
                if (taken == 0) {
                    code.with(elements.get(i));
                    taken = 1;
                }
                i += taken;
                if (bytes != NONE && source.mayHaveGrown(i - 1)) {
                    load();
                }
            }
        }

        /** Loads what is needed, and looks for a request to stop if the function calls others. */
        private void begin() {
            boolean calls = false;
            boolean loads = false;
            boolean stores = false;
            boolean needs = false;
            for (int i = 0; i < elements.size(); i++) {
                calls |= source.isCheckBeforeCall(i);
                loads |= source.isAccess(i);
                stores |= source.isStore(i);
                needs |= source.isCheck(i) || source.isGlobal(i);
                if (source.isGlobal(i)) {
                    globals.computeIfAbsent(source.constant(i), index -> code.allocateLocal(TypeKind.REFERENCE));
                }
            }
            if (loads || needs) {
                paged = code.allocateLocal(TypeKind.REFERENCE);
                code.aload(memory).checkcast(PAGED).astore(paged);
            }
            globals.forEach((index, local) -> code.aload(paged)
                    .getfield(PAGED, "globals", GLOBAL.arrayType())
                    .loadConstant(index)
                    .aaload()
                    .astore(local));
            if (loads) {
                bytes = code.allocateLocal(TypeKind.REFERENCE);
                written = stores ? code.allocateLocal(TypeKind.REFERENCE) : NONE;
                load();
            }
            if (calls) {
                look(source.check());
            }
        }

        private void load() {
            code.aload(paged).getfield(PAGED, "view", VIEW);
            if (written != NONE) {
                code.dup().getfield(VIEW, "written", BYTES).astore(written);
            }
            code.getfield(VIEW, "bytes", BYTES).astore(bytes);
        }

        /** How many elements another code was written for, 0 where they stay. */
        private int replaced(int i) {
            if (source.isAccess(i)) {
                if (source.isStore(i)) {
                    accesses.store(source.call(i), source.constant(i), bytes, written);
                } else {
                    accesses.load(source.call(i), source.constant(i), bytes);
                }
                return ChicoryCode.CALL_WITH_CONSTANT;
            }
            if (source.isGlobal(i)) {
                global(source.call(i), source.constant(i));
                return ChicoryCode.CALL_WITH_CONSTANT;
            }
            if (source.isCheck(i)) {
                if (!source.isCheckBeforeCall(i)) {
                    look(source.check());
                }
                return 1;
            }
            if (elements.get(i) instanceof InvokeInstruction call) {
                return numbers.write(call, source.at(i + 1));
            }
            return numbers.divide(elements.get(i), source.at(i + 1));
        }

        private void look(InvokeInstruction check) {
            Label goOn = code.newLabel();
            code.aload(paged)
                    .getfield(PAGED, "interrupted", ConstantDescs.CD_boolean)
                    .ifeq(goOn);
            code.with(check).labelBinding(goOn);
        }

        /** Reads or writes a global that is a number; the value to write is on the stack. */
        private void global(InvokeInstruction call, int index) {
            code.aload(globals.getOrDefault(index, NONE));
            if (call.name().equalsString(ChicoryCode.READ_GLOBAL)) {
                code.invokevirtual(GLOBAL, "bits", MethodTypeDesc.of(ConstantDescs.CD_long));
                return;
            }
            code.dup_x2().pop();
            boolean wide = module.globalTypes().get(index).type() == NumType.I64;
            code.invokevirtual(
                    GLOBAL, wide ? "setI64" : "set", MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_long));
        }
    }
}
