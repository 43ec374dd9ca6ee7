package io.aoscope.engine.device;

/** A WASI function answers an error number, and nothing it did so far stays. */
final class WasiError extends Exception {
    private static final long serialVersionUID = 1L;

    private final Errno errno;

    WasiError(Errno errno) {
        super(errno.name(), null, false, false);
        this.errno = errno;
    }

    Errno errno() {
        return errno;
    }
}
