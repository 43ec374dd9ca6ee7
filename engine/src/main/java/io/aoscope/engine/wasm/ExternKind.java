package io.aoscope.engine.wasm;

/** The index spaces that can be imported and exported, in the order of their binary codes. */
public enum ExternKind {
    FUNCTION("func"),
    TABLE("table"),
    MEMORY("memory"),
    GLOBAL("global"),
    TAG("tag");

    private final String text;

    ExternKind(String text) {
        this.text = text;
    }

    /** The keyword in WAT. */
    public String text() {
        return text;
    }
}
