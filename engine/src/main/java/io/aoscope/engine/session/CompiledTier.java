package io.aoscope.engine.session;

import io.aoscope.engine.device.Profile;
import io.aoscope.engine.fast.CompiledImage;
import io.aoscope.engine.vm.MachineLimits;
import io.aoscope.engine.wasm.WasmModule;
import java.util.Optional;

/** What compiled code cannot do, and so keeps a process on the stepping tier. */
public final class CompiledTier {
    private CompiledTier() {}

    /**
     * Why an image stays on the stepping tier under these options, as far as that is known before it is
     * compiled: its own instructions, or a limit that compiled code does not look at.
     *
     * @return a sentence without a full stop, such as {@code it makes tail calls …}
     */
    public static Optional<String> obstacle(WasmModule module, SessionOptions options) {
        return limit(options).or(() -> CompiledImage.refusal(module));
    }

    private static Optional<String> limit(SessionOptions options) {
        MachineLimits limits = options.limits();
        if (options.profile() == Profile.HYPERBEAM) {
            return Optional.of("the HyperBEAM profile limits the operand stack, which compiled code does not count");
        }
        if (limits.operandStackBytes() > 0) {
            return Optional.of("the operand stack is limited, which compiled code does not count");
        }
        if (limits.maxCallDepth() < MachineLimits.DEFAULT.maxCallDepth()) {
            return Optional.of("the call depth is limited to " + limits.maxCallDepth()
                    + " frames, which compiled code does not count");
        }
        if (options.maxInstructions() != SessionOptions.NO_LIMIT) {
            return Optional.of("the instructions of a message are limited, and compiled code counts none");
        }
        return Optional.empty();
    }
}
