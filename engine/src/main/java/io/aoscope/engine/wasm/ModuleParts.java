package io.aoscope.engine.wasm;

import java.util.List;

/** The contents of the sections, as read. */
record ModuleParts(
        List<FuncType> types,
        List<Import> imports,
        List<WasmFunction> functions,
        List<Table> tables,
        List<MemoryType> memories,
        List<TagType> tags,
        List<Global> globals,
        List<Export> exports,
        int start,
        List<ElementSegment> elements,
        List<DataSegment> data,
        int dataCount,
        List<Section> sections,
        Names names,
        List<Warning> warnings) {}
