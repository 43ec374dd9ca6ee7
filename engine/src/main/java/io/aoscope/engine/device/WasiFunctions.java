package io.aoscope.engine.device;

import io.aoscope.engine.vm.LinearMemory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code wasi_snapshot_preview1} as its specification has it (rules F1 to F9 and F12 to F17). */
final class WasiFunctions {
    /** One function: works on the call; what it does is undone where it ends with an error. */
    interface Function {
        void call(WasiCall call) throws WasiError;
    }

    private static final String EXIT = "proc_exit";

    private static final Map<String, Function> BY_NAME = table();

    private WasiFunctions() {}

    private static Map<String, Function> table() {
        Map<String, Function> all = new HashMap<>();
        List.of(
                        WasiReadWrite.FUNCTIONS,
                        WasiPositions.FUNCTIONS,
                        WasiDescriptors.FUNCTIONS,
                        WasiStatus.FUNCTIONS,
                        WasiDirectories.FUNCTIONS,
                        WasiOpen.FUNCTIONS,
                        WasiNames.FUNCTIONS,
                        WasiPoll.FUNCTIONS,
                        WasiSurroundings.FUNCTIONS)
                .forEach(all::putAll);
        return Map.copyOf(all);
    }

    static Set<String> names() {
        Set<String> names = new HashSet<>(BY_NAME.keySet());
        names.add(EXIT);
        return Set.copyOf(names);
    }

    static ImportAnswer call(ImportCall call) {
        if (call.name().equals(EXIT)) {
            return new ImportAnswer.Ended(
                    new ProcessExit(call.arguments().length == 0 ? 0 : (int) call.arguments()[0]));
        }
        Function function = BY_NAME.get(call.name());
        Optional<LinearMemory> memory = call.instance().exportedMemory();
        if (function == null || memory.isEmpty()) {
            return new ImportAnswer.Unknown(Errno.NOSYS.number());
        }
        WasiCall asked = new WasiCall(call, memory.get());
        try {
            function.call(asked);
            return new ImportAnswer.Returned(asked.state(), Errno.SUCCESS.number());
        } catch (LinearMemory.OutOfBounds e) {
            return new ImportAnswer.Returned(call.state(), Errno.FAULT.number());
        } catch (WasiError e) {
            return new ImportAnswer.Returned(call.state(), e.errno().number());
        }
    }
}
