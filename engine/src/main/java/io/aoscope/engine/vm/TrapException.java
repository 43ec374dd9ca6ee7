package io.aoscope.engine.vm;

/** A trap on its way out of an instruction, or out of {@link Machine#instantiate}. */
public class TrapException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Trap.Kind kind;

    public TrapException(Trap.Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Trap.Kind kind() {
        return kind;
    }

    /** The message as the WebAssembly suite words it. */
    public String message() {
        return String.valueOf(getMessage());
    }
}
