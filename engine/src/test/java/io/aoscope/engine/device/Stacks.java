package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Stacks of small devices, and a runner of them. */
final class Stacks {
    /** A device made of one function from the state to an outcome. */
    record Simple(String name, Function<Message, Outcome> answer) implements Device {
        @Override
        public Outcome resolve(String key, Message base, Message request, DeviceContext context) {
            return answer.apply(base);
        }
    }

    final Runner runner = new Runner(Profile.STANDARD, new byte[0]);

    static Device ok(String name, UnaryOperator<Message> change) {
        return new Simple(name, state -> new Outcome.Ok(change.apply(state), "changed"));
    }

    /** Appends its name to the key {@code trace}. */
    static Device tracing(String name) {
        return ok(name, state -> traced(name, state));
    }

    static Message traced(String name, Message state) {
        return state.put("trace", Binary.of(state.text("trace").orElse("") + name + " "));
    }

    static Message stack(String... names) {
        return Message.of("device", Binary.of("stack@1.0"), "device-stack", ListValue.ofTexts(names));
    }

    DeviceContext with(Device... devices) {
        return runner.context.withDevices(Devices.of(Arrays.asList(devices)));
    }

    Message finish(StackRun run) {
        return (Message) ((StackRun.State.Finished) runner.run(run)).value();
    }
}
