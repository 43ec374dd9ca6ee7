package io.aoscope.engine.wasm;

import java.util.Locale;

/** The module can be read but does not follow the rules of WebAssembly validation. */
public final class InvalidModuleException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;
    private final int function;
    private final String reason;

    /**
     * @param offset byte offset in the file
     * @param function function index, imports first; -1 outside of functions
     * @param functionName display name; empty outside of functions
     * @param reason begins with the reference interpreter's text for the fault
     */
    InvalidModuleException(int offset, int function, String functionName, String reason) {
        super(
                function < 0
                        ? String.format(Locale.ROOT, "at 0x%x: %s", offset, reason)
                        : String.format(Locale.ROOT, "at 0x%x in %s: %s", offset, functionName, reason));
        this.offset = offset;
        this.function = function;
        this.reason = reason;
    }

    /** Byte offset in the file. */
    public int offset() {
        return offset;
    }

    /** Function index, imports first; -1 where the fault is not in a function. */
    public int function() {
        return function;
    }

    /** The message without the place. */
    public String reason() {
        return reason;
    }
}
