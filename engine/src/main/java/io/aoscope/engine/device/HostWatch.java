package io.aoscope.engine.device;

import io.aoscope.engine.vm.HostCall;
import io.aoscope.engine.vm.HostResult;
import java.util.function.Supplier;

/**
 * Stands between a guest and the devices that answer its imports: a recorder keeps what they answer, a replay can put
 * another answer in its place.
 */
@FunctionalInterface
public interface HostWatch {
    /** Lets every call through. */
    HostWatch NONE = (call, device) -> device.get();

    /**
     * Answers a call.
     *
     * @param device asks the device that answers this import, at most once
     */
    HostResult answer(HostCall call, Supplier<HostResult> device);
}
