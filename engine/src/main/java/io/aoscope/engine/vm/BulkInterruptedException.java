package io.aoscope.engine.vm;

/**
 * Leaves an instruction on a very large range of memory or table because the call is to be interrupted. The
 * range is as it was before the instruction, so that the call stands before it and can go on.
 */
public final class BulkInterruptedException extends TrapException {
    private static final long serialVersionUID = 1L;

    BulkInterruptedException() {
        super(Trap.Kind.LIMIT, "interrupted");
    }
}
