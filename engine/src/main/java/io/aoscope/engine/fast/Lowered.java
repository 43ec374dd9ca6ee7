package io.aoscope.engine.fast;

/** What became of a module that was to be lowered. */
public sealed interface Lowered {
    /**
     * A binary module that Chicory accepts. Functions, types, memories, tables, globals, tags and
     * segments keep their indices. It imports its functions under module {@code h}, named by their
     * index; everything else that was imported is defined in it, empty. It has no exports, no start
     * function and no active segments: its state comes from an instance of the original module.
     */
    record Rewritten(byte[] bytes) implements Lowered {}

    /** The module stays on the stepping tier, for a reason to be shown. */
    record Unsupported(String reason) implements Lowered {}
}
