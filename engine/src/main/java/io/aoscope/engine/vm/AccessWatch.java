package io.aoscope.engine.vm;

/**
 * Hears of accesses to a range of a {@link LinearMemory}, by whomever they are made and however fast the guest runs. Told
 * before the access happens, once for each; an access that is stopped is told again when it is tried again.
 */
public final class AccessWatch {
    private final long address;
    private final long length;
    private final boolean reads;
    private final Listener listener;

    /** What to do about an access. */
    public interface Listener {
        /**
         * {@code length} bytes from {@code address} on are about to be accessed, among them some of the range.
         *
         * @return whether the machine is to stop before it; only an instruction of the guest can be stopped
         */
        boolean accessing(long address, long length);
    }

    /**
     * @param length at least 1
     * @param reads whether reads are watched, else writes
     */
    public AccessWatch(long address, long length, boolean reads, Listener listener) {
        this.address = address;
        this.length = length;
        this.reads = reads;
        this.listener = listener;
    }

    boolean reads() {
        return reads;
    }

    long firstPage() {
        return address >>> LinearMemory.PAGE_SHIFT;
    }

    long lastPage() {
        return address + length - 1 >>> LinearMemory.PAGE_SHIFT;
    }

    void accessing(long at, long count) {
        if (count > 0 && at < address + length && address < at + count && listener.accessing(at, count)) {
            throw new StoppedException();
        }
    }

    /** Leaves an instruction before it has done anything; it will be executed again. */
    static final class StoppedException extends TrapException {
        private static final long serialVersionUID = 1L;

        StoppedException() {
            super(Trap.Kind.HOST, "stopped before an access that is watched");
        }
    }
}
