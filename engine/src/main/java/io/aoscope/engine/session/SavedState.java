package io.aoscope.engine.session;

import io.aoscope.engine.device.Failure;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.vm.InstanceState;
import io.aoscope.engine.vm.LinearMemory;
import io.aoscope.engine.vm.MemoryImage;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of a process between two slots, complete: what the devices keep and what the machine keeps,
 * globals and tables included (HyperBEAM's own snapshots hold memory only, semantics 9.7).
 *
 * @param slot the last slot it contains
 * @param state without private keys
 * @param stuckAt the failed slot that keeps a process of the HyperBEAM profile from going on; not kept in files
 */
public record SavedState(
        String name,
        int slot,
        Instant saved,
        String imageSha256,
        Message state,
        InstanceState instance,
        Optional<Failure> stuckAt) {

    /** Bytes of the pages that were ever written. */
    public long residentBytes() {
        return instance.memories().stream()
                        .mapToLong(MemoryImage::residentPages)
                        .sum()
                * LinearMemory.PAGE;
    }
}
