package io.aoscope.engine.device;

/** What a node makes of imports by their names. */
public final class NodeImports {
    private NodeImports() {}

    /** Whether an import of this name, of a module without a device, runs a function of every message (semantics 9.4). */
    public static boolean reserved(String function) {
        return HyperbeamNumbers.reserved("", function).isPresent();
    }
}
