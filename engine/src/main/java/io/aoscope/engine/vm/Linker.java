package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.DataSegment;
import io.aoscope.engine.wasm.ElementSegment;
import io.aoscope.engine.wasm.Limits;
import io.aoscope.engine.wasm.MemoryType;
import io.aoscope.engine.wasm.TableType;
import io.aoscope.engine.wasm.WasmModule;
import java.util.List;
import java.util.function.UnaryOperator;

/** Allocates what a module defines and copies its active segments (WebAssembly 3.0, section 4.7.3). */
final class Linker {
    static final long[] NO_ELEMENTS = new long[0];

    private final Machine machine;
    private final MachineLimits limits;
    private final WasmModule module;
    private final Instance instance;
    private final UnaryOperator<Limits> memories;

    Linker(Machine machine, WasmModule module, UnaryOperator<Limits> memories) {
        this.machine = machine;
        this.limits = machine.limits();
        this.module = module;
        this.memories = memories;
        this.instance = new Instance(machine, module);
    }

    Instance link(Imports imports) throws LinkException {
        new ImportResolver(machine, instance).resolve(imports);
        for (int i = module.importedFunctions(); i < instance.functions.length; i++) {
            instance.functions[i] = machine.addFunction(instance, i, null);
        }
        for (int i = module.importedTags(); i < instance.tags.length; i++) {
            int type = module.tagTypes().get(i).typeIndex();
            instance.tags[i] = new TagInstance(module.types().get(type), machine.typeId(module, type));
        }
        memories();
        globals();
        tables();
        for (int i = 0; i < instance.elements.length; i++) {
            instance.elements[i] = elements(instance, module.elements().get(i));
        }
        machine.add(instance);
        copySegments();
        return instance;
    }

    /** The references of a segment. */
    static long[] elements(Instance instance, ElementSegment segment) {
        long[] references = new long[segment.size()];
        for (int i = 0; i < references.length; i++) {
            references[i] = segment.hasExpressions()
                    ? ConstantExpression.evaluate(instance, segment.expression(i))
                    : instance.functions[segment.function(i)].reference();
        }
        return references;
    }

    private void memories() throws LinkException {
        for (int i = module.importedMemories(); i < instance.memories.length; i++) {
            MemoryType type = module.memoryTypes().get(i);
            long pages = type.limits().min();
            if (Long.compareUnsigned(pages, limits.maxPages()) > 0) {
                throw new LinkException("memory " + i + " declares " + Long.toUnsignedString(pages)
                        + " pages of 64 KiB and " + limits.maxPages()
                        + " are allowed; raise the limit of memory pages or build the module with a smaller memory");
            }
            instance.memories[i] = machine.add(new LinearMemory(memories.apply(type.limits()), limits));
        }
    }

    private void globals() {
        int imported = module.importedGlobals();
        for (int i = imported; i < instance.globals.length; i++) {
            Code init = module.globals().get(i - imported).init();
            Vector value = ConstantExpression.vector(instance, init);
            instance.globals[i] =
                    machine.add(new GlobalInstance(module.globalTypes().get(i), instance.scope(), value));
        }
    }

    private void tables() throws LinkException {
        int imported = module.importedTables();
        for (int i = imported; i < instance.tables.length; i++) {
            TableType type = module.tableTypes().get(i);
            Limits size = type.limits();
            if (Long.compareUnsigned(size.min(), limits.maxTableEntries()) > 0) {
                throw new LinkException("table " + i + " declares " + Long.toUnsignedString(size.min())
                        + " elements and " + limits.maxTableEntries()
                        + " are allowed; raise the limit of table entries");
            }
            Code init = module.tables().get(i - imported).init();
            long value = init == null ? 0 : ConstantExpression.evaluate(instance, init);
            instance.tables[i] = machine.add(new TableInstance(type, instance.scope(), limits, value));
        }
    }

    private void copySegments() {
        for (int i = 0; i < instance.elements.length; i++) {
            ElementSegment segment = module.elements().get(i);
            Code offset = segment.offset();
            if (segment.mode() == ElementSegment.Mode.ACTIVE && offset != null) {
                TableInstance table = instance.tables[segment.table()];
                long at = address(
                        ConstantExpression.evaluate(instance, offset),
                        table.type().limits());
                table.init(at, instance.elements[i], 0, instance.elements[i].length);
            }
            if (segment.mode() != ElementSegment.Mode.PASSIVE) {
                instance.elements[i] = NO_ELEMENTS;
            }
        }
        List<DataSegment> data = module.data();
        for (int i = 0; i < data.size(); i++) {
            DataSegment segment = data.get(i);
            Code offset = segment.offset();
            if (offset != null) {
                LinearMemory memory = instance.memories[segment.memory()];
                long at = address(ConstantExpression.evaluate(instance, offset), memory.limits());
                memory.init(at, module, segment, 0, segment.length(), segment.length());
                instance.droppedData[i] = true;
            }
        }
    }

    private static long address(long bits, Limits limits) {
        return limits.is64() ? bits : bits & 0xFFFF_FFFFL;
    }
}
