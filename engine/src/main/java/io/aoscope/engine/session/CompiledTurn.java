package io.aoscope.engine.session;

import io.aoscope.engine.device.CallResult;
import io.aoscope.engine.device.MachineCall;
import io.aoscope.engine.fast.CompiledCall;
import io.aoscope.engine.fast.CompiledInstance;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.vm.InstanceState;
import io.aoscope.engine.vm.Stop;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One attempt to run a machine call whole on compiled code. A call that does not return there (it
 * trapped, was interrupted, or went where only the stepping tier follows) leaves no trace: memory,
 * globals, the state imports see and the console are put back, and the call stands at its first
 * instruction, so that the stepping tier can run it again and say exactly where it ended.
 */
final class CompiledTurn {
    private final MachineCall call;
    private final CompiledInstance code;
    private final SlotEvents events;

    CompiledTurn(MachineCall call, CompiledInstance code, SlotEvents events) {
        this.call = call;
        this.code = code;
        this.events = events;
    }

    /**
     * @param running given a way to interrupt the call while it runs; anything may do so from any thread
     * @return what came of the call; empty where it is to run on the stepping tier
     */
    Optional<CallResult> run(Consumer<Runnable> running) {
        InstanceState before = call.instance().state();
        Message host = call.host().state();
        SlotEvents.Mark mark = events.mark();
        call.machine().abandon();
        running.accept(code::interrupt);
        CompiledCall ended = code.call(call.handle(), call.arguments());
        if (ended instanceof CompiledCall.Ended(Stop.Completed(long[] results))) {
            return Optional.of(new CallResult.Completed(results));
        }
        if (ended instanceof CompiledCall.Ended(Stop.HostStopped(Object reason))) {
            return Optional.of(new CallResult.Stopped(reason));
        }
        call.instance().restore(before);
        call.host().restore(host);
        events.rewind(mark);
        call.machine().begin(call.handle(), call.arguments());
        return Optional.empty();
    }
}
