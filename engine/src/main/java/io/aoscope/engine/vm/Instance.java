package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Export;
import io.aoscope.engine.wasm.ExternKind;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.WasmModule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A module in a machine, with its memories, globals and tables. Indices count imports first. */
public final class Instance {
    private final Machine machine;
    private final WasmModule module;
    private final TypeScope scope;
    FunctionHandle[] functions;
    TableInstance[] tables;
    LinearMemory[] memories;
    GlobalInstance[] globals;
    TagInstance[] tags;
    long[][] elements;
    boolean[] droppedData;
    final WamrFrames wamrFrames;
    private @Nullable Linkage linkage;

    Instance(Machine machine, WasmModule module) {
        this.machine = machine;
        this.module = module;
        this.scope = new TypeScope(module);
        this.wamrFrames = new WamrFrames(module);
        this.functions = new FunctionHandle[module.functionCount()];
        this.tables = new TableInstance[module.tableTypes().size()];
        this.memories = new LinearMemory[module.memoryTypes().size()];
        this.globals = new GlobalInstance[module.globalTypes().size()];
        this.tags = new TagInstance[module.tagTypes().size()];
        this.elements = new long[module.elements().size()][];
        this.droppedData = new boolean[module.data().size()];
    }

    public Machine machine() {
        return machine;
    }

    public WasmModule module() {
        return module;
    }

    /** The exported function of a name. */
    public Optional<FunctionHandle> function(String export) {
        return index(export, ExternKind.FUNCTION).map(index -> functions[index]);
    }

    public FunctionHandle function(int index) {
        return functions[index];
    }

    /** The start function, which {@link Machine#instantiate} does not run. */
    public Optional<FunctionHandle> start() {
        return module.start() == WasmModule.NO_START ? Optional.empty() : Optional.of(functions[module.start()]);
    }

    /** The memory exported as {@code memory}, else the first exported memory. */
    public Optional<LinearMemory> exportedMemory() {
        return index("memory", ExternKind.MEMORY)
                .or(() -> module.exports().stream()
                        .filter(export -> export.kind() == ExternKind.MEMORY)
                        .map(Export::index)
                        .findFirst())
                .map(index -> memories[index]);
    }

    public LinearMemory memory(int index) {
        return memories[index];
    }

    public List<LinearMemory> memories() {
        return List.of(memories);
    }

    public List<GlobalInstance> globals() {
        return List.of(globals);
    }

    public List<TableInstance> tables() {
        return List.of(tables);
    }

    /** What the module exports by a name. */
    public Optional<Extern> export(String name) {
        Export export = module.export(name);
        if (export == null) {
            return Optional.empty();
        }
        int index = export.index();
        return Optional.of(
                switch (export.kind()) {
                    case FUNCTION -> functions[index];
                    case TABLE -> tables[index];
                    case MEMORY -> memories[index];
                    case GLOBAL -> globals[index];
                    case TAG -> tags[index];
                });
    }

    /** All state between two calls. */
    public InstanceState state() {
        List<MemoryImage> images = new ArrayList<>();
        for (LinearMemory memory : memories) {
            images.add(memory.image());
        }
        List<long[]> references = new ArrayList<>();
        for (TableInstance table : tables) {
            references.add(table.share());
        }
        boolean[] droppedElements = new boolean[elements.length];
        for (int i = 0; i < elements.length; i++) {
            droppedElements[i] = elements[i].length == 0;
        }
        return new InstanceState(
                images,
                Arrays.stream(globals).mapToLong(global -> global.bits).toArray(),
                vectorGlobals().mapToLong(global -> global.high).toArray(),
                references,
                droppedData.clone(),
                droppedElements);
    }

    /** Puts a state of this module back; the machine must be idle. */
    public void restore(InstanceState state) {
        if (!machine.idle()) {
            throw new IllegalStateException("a call is running; abandon it before restoring a state");
        }
        for (int i = 0; i < memories.length; i++) {
            memories[i].restore(state.memories().get(i));
        }
        for (int i = 0; i < globals.length; i++) {
            globals[i].bits = state.globals()[i];
        }
        PrimitiveIterator.OfLong high = Arrays.stream(state.highHalves()).iterator();
        vectorGlobals().forEach(global -> global.high = high.nextLong());
        for (int i = 0; i < tables.length; i++) {
            tables[i].restore(state.tables().get(i));
        }
        droppedData = state.droppedData().clone();
        for (int i = 0; i < elements.length; i++) {
            if (state.droppedElements()[i]) {
                elements[i] = Linker.NO_ELEMENTS;
            } else if (elements[i].length == 0) {
                elements[i] = Linker.elements(this, module.elements().get(i));
            }
        }
    }

    /** What generated code works with. */
    Linkage linkage() {
        Linkage made = linkage;
        if (made == null) {
            made = machine.link(this);
            linkage = made;
        }
        return made;
    }

    private Stream<GlobalInstance> vectorGlobals() {
        return Arrays.stream(globals).filter(global -> global.type().type() == NumType.V128);
    }

    TypeScope scope() {
        return scope;
    }

    private Optional<Integer> index(String name, ExternKind kind) {
        Export export = module.export(name);
        return export == null || export.kind() != kind ? Optional.empty() : Optional.of(export.index());
    }
}
