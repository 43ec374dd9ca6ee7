package io.aoscope.engine.session;

import java.util.OptionalInt;

/**
 * The bytes given are not an image that can be spawned. The message names the file, the place and
 * the remedy.
 */
public final class ImageException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String text;
    private final int offset;

    /**
     * @param offset byte offset in the file, or -1 where the fault has none
     */
    public ImageException(String message, int offset) {
        super(message);
        this.text = message;
        this.offset = offset;
    }

    @Override
    public String getMessage() {
        return text;
    }

    /** Byte offset of the fault in the file. */
    public OptionalInt offset() {
        return offset < 0 ? OptionalInt.empty() : OptionalInt.of(offset);
    }
}
