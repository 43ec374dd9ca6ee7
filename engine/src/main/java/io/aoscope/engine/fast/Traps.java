package io.aoscope.engine.fast;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import com.dylibso.chicory.runtime.WasmException;
import io.aoscope.engine.vm.BulkInterruptedException;
import io.aoscope.engine.vm.Stop;
import io.aoscope.engine.vm.Trap;
import io.aoscope.engine.vm.TrapException;
import java.util.List;
import java.util.Map;

/** What ended a call of compiled code, in the words of the stepping tier. */
final class Traps {
    private static final Map<String, Trap.Kind> KINDS = Map.of(
            "integer divide by zero", Trap.Kind.INTEGER_DIVIDE_BY_ZERO,
            "integer overflow", Trap.Kind.INTEGER_OVERFLOW,
            "invalid conversion to integer", Trap.Kind.INVALID_CONVERSION,
            "out of bounds memory access", Trap.Kind.OUT_OF_BOUNDS_MEMORY,
            "out of bounds table access", Trap.Kind.OUT_OF_BOUNDS_TABLE,
            "indirect call type mismatch", Trap.Kind.INDIRECT_CALL_TYPE_MISMATCH);

    private Traps() {}

    static CompiledCall ended(RuntimeException thrown) {
        return switch (thrown) {
            case BulkInterruptedException bulk -> new CompiledCall.Ended(new Stop.Interrupted());
            case TrapException trap -> trap(trap.kind(), trap.message());
            case HostStopException stop -> new CompiledCall.Ended(new Stop.HostStopped(stop.reason()));
            case GivenUpException givenUp -> new CompiledCall.GivenUp(givenUp.reason());
            case ChicoryInterruptedException interrupted -> new CompiledCall.Ended(new Stop.Interrupted());
            case IndexOutOfBoundsException outside ->
                trap(Trap.Kind.OUT_OF_BOUNDS_MEMORY, "out of bounds memory access");
            case WasmException exception -> trap(Trap.Kind.UNCAUGHT_EXCEPTION, "uncaught exception");
            default -> byMessage(thrown);
        };
    }

    private static CompiledCall byMessage(RuntimeException thrown) {
        String message = String.valueOf(thrown.getMessage());
        Trap.Kind kind = KINDS.get(message);
        if (kind != null) {
            return trap(kind, message);
        }
        if (thrown instanceof com.dylibso.chicory.runtime.TrapException && message.contains("unreachable")) {
            return trap(Trap.Kind.UNREACHABLE, "unreachable");
        }
        if (message.startsWith("unknown function")) {
            // Chicory's words for a call_indirect of the wrong type in a module of many functions.
            return trap(Trap.Kind.INDIRECT_CALL_TYPE_MISMATCH, "indirect call type mismatch");
        }
        if (thrown.getCause() instanceof StackOverflowError) {
            return new CompiledCall.GivenUp("the calls nest deeper than the thread's stack");
        }
        return new CompiledCall.GivenUp("compiled code failed: " + thrown);
    }

    private static CompiledCall trap(Trap.Kind kind, String message) {
        return new CompiledCall.Ended(new Stop.Trapped(new Trap(kind, message, null, -1, List.of())));
    }
}
