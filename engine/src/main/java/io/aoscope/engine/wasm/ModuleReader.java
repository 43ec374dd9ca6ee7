package io.aoscope.engine.wasm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads one module, section by section (WebAssembly 3.0, section 5.5). */
final class ModuleReader {
    private static final int CUSTOM = 0;
    private static final int CODE = 10;
    private static final int TABLE_WITH_INIT = 0x40;
    private static final int MAGIC = 0x6D73_6100;
    private static final int VERSION = 1;
    private static final int COMPONENT = 0x1_000D;

    private static final List<String> SECTION_NAMES = List.of(
            "custom",
            "type",
            "import",
            "function",
            "table",
            "memory",
            "global",
            "export",
            "start",
            "element",
            "code",
            "data",
            "data count",
            "tag");

    /** For each section id its place in the required order. */
    private static final int[] ORDER = {0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 12, 13, 11, 6};

    private final byte[] bytes;
    private final CodeReader codeReader = new CodeReader();
    private final List<FuncType> types = new ArrayList<>();
    private final List<Import> imports = new ArrayList<>();
    private final List<Integer> typeIndices = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<MemoryType> memories = new ArrayList<>();
    private final List<TagType> tags = new ArrayList<>();
    private final List<Global> globals = new ArrayList<>();
    private final List<Export> exports = new ArrayList<>();
    private final List<ElementSegment> elements = new ArrayList<>();
    private final List<Code> bodies = new ArrayList<>();
    private final List<DataSegment> data = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private final NameReader names = new NameReader();
    private int start = WasmModule.NO_START;
    private int dataCount = -1;

    ModuleReader(byte[] bytes) {
        this.bytes = bytes;
    }

    WasmModule read() throws MalformedModuleException {
        Input file = new Input(bytes);
        header(file);
        int last = 0;
        while (!file.atEnd()) {
            int at = file.position();
            int id = file.u8();
            if (id >= ORDER.length) {
                throw new MalformedModuleException(
                        at, String.format(Locale.ROOT, "malformed section id: no section has id %d", id));
            }
            int length = file.length();
            if (id != CUSTOM) {
                if (ORDER[id] <= last) {
                    throw new MalformedModuleException(
                            at,
                            "unexpected content after last section: the " + SECTION_NAMES.get(id)
                                    + " section is repeated or out of order");
                }
                last = ORDER[id];
            }
            section(id, at, file.slice(length, "the " + SECTION_NAMES.get(id) + " section"));
        }
        return module();
    }

    private void header(Input file) throws MalformedModuleException {
        if (bytes.length == 0) {
            throw new MalformedModuleException(0, "unexpected end: the file is empty");
        }
        if (looksLikeText()) {
            throw new MalformedModuleException(
                    0,
                    "magic header not detected: this is a text file, not a binary module; WebAssembly text"
                            + " is assembled where the name of its file ends with .wat");
        }
        if (file.bits32() != MAGIC) {
            throw new MalformedModuleException(
                    0, "magic header not detected: a WebAssembly module begins with the bytes 00 61 73 6d");
        }
        int version = file.bits32();
        if (version == COMPONENT) {
            throw new MalformedModuleException(
                    4,
                    "unknown binary version: this is a WebAssembly component, not a core module; open the core module"
                            + " that it was made from");
        }
        if (version != VERSION) {
            throw new MalformedModuleException(
                    4,
                    String.format(
                            Locale.ROOT, "unknown binary version: 0x%x; WebAssembly modules have version 1", version));
        }
    }

    private boolean looksLikeText() {
        for (int i = 0; i < Math.min(bytes.length, 256); i++) {
            byte next = bytes[i];
            if (next >= 0 && next < ' ' && next != '\n' && next != '\r' && next != '\t') {
                return false;
            }
        }
        return bytes.length > 4;
    }

    private void section(int id, int at, Input in) throws MalformedModuleException {
        if (id == CUSTOM) {
            String name = in.name();
            sections.add(new Section(id, name, at, in.position(), in.limit()));
            if (name.equals("name")) {
                names.read(in);
            }
            return;
        }
        sections.add(new Section(id, SECTION_NAMES.get(id), at, in.position(), in.limit()));
        TypeReader type = new TypeReader(in);
        switch (id) {
            case 1 -> items(in, () -> types.add(type.funcType()));
            case 2 -> new ImportReader(in, imports).section();
            case 3 -> items(in, () -> typeIndices.add(in.u32()));
            case 4 -> items(in, () -> tables.add(table(in, type)));
            case 5 -> items(in, () -> memories.add(new MemoryType(type.limits())));
            case 6 -> items(in, () -> globals.add(new Global(type.globalType(), codeReader.expression(in))));
            case 7 -> items(in, () -> exports.add(exportEntry(in)));
            case 8 -> start = in.u32();
            case 9 -> {
                SegmentReader reader = new SegmentReader(in, codeReader);
                items(in, () -> elements.add(reader.element()));
            }
            case CODE -> items(in, () -> bodies.add(body(in)));
            case 11 -> {
                SegmentReader reader = new SegmentReader(in, codeReader);
                items(in, () -> data.add(reader.data()));
            }
            case 12 -> dataCount = in.u32();
            default -> items(in, () -> tags.add(type.tagType()));
        }
        if (!in.atEnd()) {
            throw new MalformedModuleException(
                    in.position(),
                    "section size mismatch: bytes follow the contents of the " + SECTION_NAMES.get(id) + " section");
        }
    }

    @FunctionalInterface
    private interface Item {
        void read() throws MalformedModuleException;
    }

    private static void items(Input in, Item item) throws MalformedModuleException {
        long count = in.u32Long();
        for (long i = 0; i < count; i++) {
            item.read();
        }
    }

    private static Export exportEntry(Input in) throws MalformedModuleException {
        String name = in.name();
        int at = in.position();
        int kind = in.u8();
        if (kind >= ExternKind.values().length) {
            throw ImportReader.badKind(at, "export", kind);
        }
        return new Export(name, ExternKind.values()[kind], in.u32());
    }

    private Table table(Input in, TypeReader type) throws MalformedModuleException {
        if (in.peek() != TABLE_WITH_INIT) {
            return new Table(type.tableType(), null);
        }
        in.skip(1);
        int at = in.position();
        if (in.u8() != 0) {
            throw new MalformedModuleException(at, "malformed table: the byte after 0x40 must be 0");
        }
        return new Table(type.tableType(), codeReader.expression(in));
    }

    private Code body(Input in) throws MalformedModuleException {
        int length = in.length();
        return codeReader.body(in.slice(length, "function body " + bodies.size()));
    }

    private WasmModule module() throws MalformedModuleException {
        if (typeIndices.size() != bodies.size()) {
            throw new MalformedModuleException(
                    bytes.length,
                    String.format(
                            Locale.ROOT,
                            "function and code section have inconsistent lengths: %d functions, %d bodies",
                            typeIndices.size(),
                            bodies.size()));
        }
        if (dataCount >= 0 && dataCount != data.size()) {
            throw new MalformedModuleException(
                    bytes.length,
                    String.format(
                            Locale.ROOT,
                            "data count and data section have inconsistent lengths: %d and %d",
                            dataCount,
                            data.size()));
        }
        if (dataCount < 0 && !data.isEmpty() && codeReader.firstUseOfData() >= 0) {
            throw new MalformedModuleException(
                    codeReader.firstUseOfData(),
                    "data count section required: memory.init and data.drop may only be used with one");
        }
        List<WasmFunction> functions = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            functions.add(new WasmFunction(typeIndices.get(i), bodies.get(i)));
        }
        return new WasmModule(
                bytes,
                new ModuleParts(
                        List.copyOf(types),
                        List.copyOf(imports),
                        List.copyOf(functions),
                        List.copyOf(tables),
                        List.copyOf(memories),
                        List.copyOf(tags),
                        List.copyOf(globals),
                        List.copyOf(exports),
                        start,
                        List.copyOf(elements),
                        List.copyOf(data),
                        dataCount,
                        List.copyOf(sections),
                        names.names(),
                        names.warnings()));
    }
}
