package io.aoscope.engine.wasm;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A decoded module: the contents of the file and its index spaces, in which imports come first.
 * Immutable; {@link #bytes} copies.
 */
public final class WasmModule {
    /** Start function of a module that has none. */
    public static final int NO_START = -1;

    private final byte[] bytes;
    private final ModuleParts parts;
    private final IndexSpaces spaces;
    private final TypeKeys typeKeys;

    WasmModule(byte[] bytes, ModuleParts parts) {
        this.bytes = bytes;
        this.parts = parts;
        this.spaces = IndexSpaces.of(parts);
        this.typeKeys = TypeKeys.of(parts.types());
    }

    public List<FuncType> types() {
        return parts.types();
    }

    public List<Import> imports() {
        return parts.imports();
    }

    /** The functions defined here; function index {@code i} is at {@code i - importedFunctions()}. */
    public List<WasmFunction> functions() {
        return parts.functions();
    }

    /** The tables defined here. */
    public List<Table> tables() {
        return parts.tables();
    }

    /** The memories defined here. */
    public List<MemoryType> memories() {
        return parts.memories();
    }

    /** The tags defined here. */
    public List<TagType> tags() {
        return parts.tags();
    }

    /** The globals defined here. */
    public List<Global> globals() {
        return parts.globals();
    }

    public List<Export> exports() {
        return parts.exports();
    }

    /** Function index of the start function, or {@link #NO_START}. */
    public int start() {
        return parts.start();
    }

    public List<ElementSegment> elements() {
        return parts.elements();
    }

    public List<DataSegment> data() {
        return parts.data();
    }

    /** All sections in the order of the file, custom ones included. */
    public List<Section> sections() {
        return parts.sections();
    }

    /** What the data count section says, or -1 without one. */
    public int dataCount() {
        return parts.dataCount();
    }

    public Names names() {
        return parts.names();
    }

    /** What could not be read in custom sections. */
    public List<Warning> warnings() {
        return parts.warnings();
    }

    /** Bytes of the file. */
    public int size() {
        return bytes.length;
    }

    /** A copy of a part of the file. */
    public byte[] bytes(int start, int end) {
        return Arrays.copyOfRange(bytes, start, end);
    }

    /** Copies a part of the file, for example a data segment, into an array. */
    public void copyBytes(int start, byte[] target, int targetStart, int length) {
        System.arraycopy(bytes, start, target, targetStart, length);
    }

    /** One byte of the file. */
    public byte byteAt(int offset) {
        return bytes[offset];
    }

    public int importedFunctions() {
        return spaces.functions().length - parts.functions().size();
    }

    public int importedTables() {
        return spaces.tables().size() - parts.tables().size();
    }

    public int importedMemories() {
        return spaces.memories().size() - parts.memories().size();
    }

    public int importedGlobals() {
        return spaces.globals().size() - parts.globals().size();
    }

    public int importedTags() {
        return spaces.tags().size() - parts.tags().size();
    }

    /** Functions, imported and defined. */
    public int functionCount() {
        return spaces.functions().length;
    }

    /** Type index of a function, imports first. */
    public int functionTypeIndex(int function) {
        return spaces.functions()[function];
    }

    /** Type of a function, imports first. */
    public FuncType functionType(int function) {
        return parts.types().get(functionTypeIndex(function));
    }

    /** The body of a function, or null where it is imported. */
    public @Nullable WasmFunction function(int function) {
        int defined = function - importedFunctions();
        return defined < 0 ? null : parts.functions().get(defined);
    }

    /** Types of all tables, imports first. */
    public List<TableType> tableTypes() {
        return spaces.tables();
    }

    /** Types of all memories, imports first. */
    public List<MemoryType> memoryTypes() {
        return spaces.memories();
    }

    /** Types of all globals, imports first. */
    public List<GlobalType> globalTypes() {
        return spaces.globals();
    }

    /** Types of all tags, imports first. */
    public List<TagType> tagTypes() {
        return spaces.tags();
    }

    /** What an exception of a tag carries. */
    public List<ValType> tagParams(int tag) {
        return parts.types().get(spaces.tags().get(tag).typeIndex()).params();
    }

    /** The signature of a written block type. */
    public FuncType blockSignature(BlockType type) {
        return switch (type) {
            case BlockType.Inline(FuncType inline) -> inline;
            case BlockType.Index(int index) -> parts.types().get(index);
        };
    }

    /** The lowest type index of this module whose type equals the given one's. */
    public int typeId(int typeIndex) {
        return typeKeys.id(typeIndex);
    }

    /** A text that is equal for equal types, also between modules. */
    public String typeKey(int typeIndex) {
        return typeKeys.key(typeIndex);
    }

    /** The export of a name, or null where there is none. */
    public @Nullable Export export(String name) {
        for (Export export : parts.exports()) {
            if (export.name().equals(name)) {
                return export;
            }
        }
        return null;
    }

    /** The custom sections of a name. */
    public List<Section> customSections(String name) {
        return parts.sections().stream()
                .filter(section -> section.custom() && section.name().equals(name))
                .toList();
    }

    /** From the name section, else an export, else {@code module.name} of an import, else null. */
    public @Nullable String functionName(int function) {
        String name = parts.names().functions().get(function);
        return name != null ? name : spaces.names().get(function);
    }

    /** {@link #functionName}, or {@code func 12} where it has none. */
    public String displayName(int function) {
        String name = functionName(function);
        return name == null ? "func " + function : name;
    }

    /** Index of the function whose body contains a byte of the file, or -1. */
    public int functionAt(int fileOffset) {
        List<WasmFunction> functions = parts.functions();
        int low = 0;
        int high = functions.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Code code = functions.get(middle).code();
            if (fileOffset < code.start()) {
                high = middle - 1;
            } else if (fileOffset >= code.limit()) {
                low = middle + 1;
            } else {
                return importedFunctions() + middle;
            }
        }
        return -1;
    }

    /** Indices of the functions whose {@link #displayName} is the given name. */
    public IntStream functionsNamed(String name) {
        return IntStream.range(0, functionCount())
                .filter(function -> displayName(function).equals(name));
    }

    /** A copy of the file. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The file itself, for readers in this package. */
    byte[] file() {
        return bytes;
    }
}
