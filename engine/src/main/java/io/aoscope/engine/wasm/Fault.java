package io.aoscope.engine.wasm;

/** A broken rule, before the place is known. */
final class Fault extends Exception {
    private static final long serialVersionUID = 1L;

    Fault(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    static void check(boolean holds, String reason) throws Fault {
        if (!holds) {
            throw new Fault(reason);
        }
    }

    /** Checks an index against the size of its space. */
    static int index(int index, int size, String space) throws Fault {
        if (index < 0 || index >= size) {
            throw new Fault("unknown " + space + " " + Integer.toUnsignedString(index)
                    + (size == 0 ? ": the module has none" : ": the highest is " + (size - 1)));
        }
        return index;
    }
}
