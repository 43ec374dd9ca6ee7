package io.aoscope.engine.wasm;

/**
 * What follows an opcode in the binary, and where {@link Code} keeps it: "first" and "second" are
 * {@link Code#immediate} and {@link Code#second}.
 */
public enum Immediate {
    NONE,
    /** Block type; {@link Code#blockType}. */
    BLOCK,
    /** Block type and catch clauses; {@link Code#catches}. */
    TRY_TABLE,
    /** First: relative label. */
    LABEL,
    /** {@link Code#labels}, the default last. */
    LABELS,
    /** First: function index. */
    FUNCTION,
    /** First: type index. */
    TYPE,
    /** First: type index; second: table index. */
    TYPE_TABLE,
    /** First: local index. */
    LOCAL,
    /** First: global index. */
    GLOBAL,
    /** First: table index. */
    TABLE,
    /** First: table copied to; second: table copied from. */
    TABLE_TABLE,
    /** First: element segment; second: table index. */
    ELEMENT_TABLE,
    /** First: element segment. */
    ELEMENT,
    /** First: offset, unsigned; {@link Code#memory} and {@link Code#align}. */
    MEMARG,
    /** First: memory index. */
    MEMORY,
    /** First: memory copied to; second: memory copied from. */
    MEMORY_MEMORY,
    /** First: data segment; second: memory index. */
    DATA_MEMORY,
    /** First: data segment. */
    DATA,
    /** First: the constant, sign-extended. */
    I32,
    /** First: the constant. */
    I64,
    /** First: the bits of the constant, zero-extended. */
    F32,
    /** First: the bits of the constant. */
    F64,
    /** What {@link VectorOpcode#immediate} says: one of those below, {@link #MEMARG} or {@link #NONE}. */
    VECTOR,
    /** First: the low half of the constant; {@link Code#high}: the other. */
    V128,
    /** Sixteen lanes, one a byte, kept as {@link #V128}. */
    SHUFFLE,
    /** {@link Code#lane}. */
    LANE,
    /** {@link #MEMARG} and {@link #LANE}. */
    MEMARG_LANE,
    /** {@link Code#heapType}. */
    HEAP_TYPE,
    /** {@link Code#selectTypes}. */
    TYPES,
    /** First: tag index. */
    TAG
}
