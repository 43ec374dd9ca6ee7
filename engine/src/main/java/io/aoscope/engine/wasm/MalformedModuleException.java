package io.aoscope.engine.wasm;

import java.util.Locale;

/** The bytes are not a module that can be read. */
public final class MalformedModuleException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;
    private final String reason;

    /**
     * @param offset byte offset in the file
     * @param reason begins with the reference interpreter's text for the fault
     */
    MalformedModuleException(int offset, String reason) {
        super(String.format(Locale.ROOT, "at 0x%x: %s", offset, reason));
        this.offset = offset;
        this.reason = reason;
    }

    /** Byte offset in the file. */
    public int offset() {
        return offset;
    }

    /** The message without the offset. */
    public String reason() {
        return reason;
    }
}
