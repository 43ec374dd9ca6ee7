package io.aoscope.engine.wasm;

/** What an import asks for. */
public sealed interface ImportKind {
    record Function(int typeIndex) implements ImportKind {}

    record Table(TableType type) implements ImportKind {}

    record Memory(MemoryType type) implements ImportKind {}

    record Global(GlobalType type) implements ImportKind {}

    record Tag(TagType type) implements ImportKind {}

    /** The index space that the import adds to. */
    default ExternKind space() {
        return switch (this) {
            case Function f -> ExternKind.FUNCTION;
            case Table t -> ExternKind.TABLE;
            case Memory m -> ExternKind.MEMORY;
            case Global g -> ExternKind.GLOBAL;
            case Tag t -> ExternKind.TAG;
        };
    }
}
