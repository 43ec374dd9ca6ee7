package io.aoscope.ui.memory;

/** Bytes for the hex view. Immutable, safe on any thread. Addresses run from 0 to size - 1. */
public interface ByteSource {
    /** No bytes at all. */
    ByteSource EMPTY = of(new byte[0]);

    long size();

    /**
     * Copies bytes.
     *
     * @return how many, fewer than {@code length} at the end
     */
    int read(long address, byte[] into, int offset, int length);

    /** Whether anything was ever written near the address; what was not is drawn faintly. */
    default boolean touched(long address) {
        return true;
    }

    /** How many bytes from the address on share its answer to {@link #touched}; at least 1. */
    default long sameUntil(long address) {
        return size() - address;
    }

    /** Sets the elements whose bytes differ from the moment compared with. */
    default void changes(long address, int length, boolean[] into) {}

    /** The first changed byte at or after the address, or -1. */
    default long nextChange(long address) {
        return -1;
    }

    /** The last changed byte at or before the address, or -1. */
    default long previousChange(long address) {
        return -1;
    }

    /** The bytes cut into a number of parts of one size, and what there is in each. */
    default Part[] overview(int parts) {
        return new Part[0];
    }

    /** What there is in a part of the bytes. */
    enum Part {
        UNTOUCHED,
        TOUCHED,
        CHANGED
    }

    /** An array, which must not be changed any more. */
    static ByteSource of(byte[] bytes) {
        return new ByteSource() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public int read(long address, byte[] into, int offset, int length) {
                if (address < 0 || address >= bytes.length) {
                    return 0;
                }
                int count = (int) Math.min(length, bytes.length - address);
                System.arraycopy(bytes, (int) address, into, offset, count);
                return count;
            }
        };
    }
}
