package io.aoscope.engine.wasm;

/**
 * A section of the file.
 *
 * @param id binary id, 0 for a custom section
 * @param name its own name for a custom section, else the standard's name for the id
 * @param offset of the id byte in the file
 * @param start of the contents (for a custom section after its name)
 * @param end of the contents, exclusive
 */
public record Section(int id, String name, int offset, int start, int end) {
    /** Bytes of the whole section, header included. */
    public int size() {
        return end - offset;
    }

    public boolean custom() {
        return id == 0;
    }
}
