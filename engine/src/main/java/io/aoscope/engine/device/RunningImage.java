package io.aoscope.engine.device;

import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Opaque;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.InstanceState;
import io.aoscope.engine.vm.Machine;
import java.util.List;
import java.util.stream.Stream;

/**
 * An instance of an image, standing under {@code priv/<prefix>/instance} of the state.
 *
 * @param fresh what the instance was when it had been started
 * @param layout how HyperBEAM's engine lays out its memory
 */
public record RunningImage(Machine machine, Instance instance, HostState host, InstanceState fresh, WamrMemory layout) {
    /** Every running image of a state, whichever prefixes they stand under. */
    public static List<RunningImage> all(Message state) {
        return state.at(Key.of("priv")).stream().flatMap(RunningImage::below).toList();
    }

    private static Stream<RunningImage> below(Value value) {
        return switch (value) {
            case Opaque live -> live.as(RunningImage.class).stream();
            case Message message -> message.entries().values().stream().flatMap(RunningImage::below);
            default -> Stream.empty();
        };
    }
}
