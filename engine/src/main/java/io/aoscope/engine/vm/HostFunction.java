package io.aoscope.engine.vm;

/** A function of the host that a module imports. */
@FunctionalInterface
public interface HostFunction {
    /** Answers a call. May read and write the caller's memories; must not run the machine. */
    HostResult call(HostCall call);
}
