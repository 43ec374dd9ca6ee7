package io.aoscope.engine.device;

import io.aoscope.engine.message.Message;
import io.aoscope.engine.vm.HostCall;
import io.aoscope.engine.vm.HostResult;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.TableInstance;
import io.aoscope.engine.wasm.ExternKind;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.ValType;
import java.util.List;
import java.util.Optional;

/**
 * {@code invoke_*} as the native driver does it (semantics 10.5): each argument is passed as one cell of 64 bits while
 * the callee reads cells of 32, and results are dropped.
 */
final class HyperbeamInvoke {
    private static final String TABLE = "__indirect_function_table";

    private HyperbeamInvoke() {}

    static HostResult call(HostCall call, Message state) {
        long[] given = call.arguments();
        Optional<String> crash = crash(call);
        if (crash.isPresent()) {
            return new HostResult.Stopping(Failure.of(
                    FailureKind.WOULD_CRASH,
                    "HyperBEAM's whole node would crash in " + call.module() + "." + call.name() + ": " + crash.get(),
                    state));
        }
        if (given.length < 2) {
            return HostResult.none();
        }
        long element = StandardConduct.element(call);
        List<ValType> wanted = callee(call.caller(), element).orElse(List.of());
        int cells = wanted.stream().mapToInt(HyperbeamInvoke::cells).sum();
        int passed = given.length - 1;
        if (passed < cells) {
            return new HostResult.Trapping("invalid argument count " + passed + ", must be no smaller than " + cells);
        }
        return new HostResult.CallTable(0, element, misread(given, wanted), true);
    }

    /** Why the driver would follow a pointer to nowhere; empty where it would not. */
    static Optional<String> crash(HostCall call) {
        boolean exported = call.caller().module().exports().stream()
                .anyMatch(export ->
                        export.kind() == ExternKind.TABLE && export.name().equals(TABLE));
        if (!exported || call.arguments().length == 0) {
            return Optional.of("it looks for the function in a table that is exported as " + TABLE
                    + ", which the image does not do");
        }
        long element = StandardConduct.element(call);
        return callee(call.caller(), element).isPresent()
                ? Optional.empty()
                : Optional.of("the table has no function at " + element);
    }

    private static Optional<List<ValType>> callee(Instance caller, long element) {
        TableInstance table = caller.tables().getFirst();
        if (Long.compareUnsigned(element, table.size()) >= 0 || table.get(element) == 0) {
            return Optional.empty();
        }
        return Optional.of(caller.machine().function(table.get(element)).type().params());
    }

    private static int cells(ValType type) {
        return type == NumType.I32 || type == NumType.F32 ? 1 : 2;
    }

    /** The callee's arguments, read cell by cell from the low half of the first argument on. */
    private static long[] misread(long[] given, List<ValType> wanted) {
        long[] arguments = new long[wanted.size()];
        int cell = 0;
        for (int i = 0; i < arguments.length; i++) {
            long low = half(given, cell);
            arguments[i] = cells(wanted.get(i)) == 1 ? (int) low : low | half(given, cell + 1) << Integer.SIZE;
            cell += cells(wanted.get(i));
        }
        return arguments;
    }

    private static long half(long[] given, int cell) {
        long argument = given[1 + cell / 2];
        return (cell % 2 == 0 ? argument : argument >>> Integer.SIZE) & 0xFFFF_FFFFL;
    }
}
