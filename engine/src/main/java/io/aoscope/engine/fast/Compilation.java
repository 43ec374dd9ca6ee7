package io.aoscope.engine.fast;

/** What became of a module that was to be compiled. */
public sealed interface Compilation {
    /** The compiled module. */
    record Compiled(CompiledImage image) implements Compilation {}

    /** The module stays on the stepping tier, for a reason to be shown: {@code it makes tail calls …}. */
    record Unsupported(String reason) implements Compilation {}
}
