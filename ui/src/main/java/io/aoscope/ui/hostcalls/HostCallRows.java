package io.aoscope.ui.hostcalls;

import io.aoscope.engine.debug.ImageView;
import io.aoscope.engine.debug.time.HostEntry;
import io.aoscope.engine.session.ImportBinding;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.Import;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.ui.model.Imports;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Makes the rows of the table. Pure, and for any thread. */
final class HostCallRows {
    private static final String STUB = "stub: returns 0";
    private static final String BRANCH = "this branch";
    /** Rows between two looks at whether the work was cancelled. */
    private static final int LOOK = 4096;

    private HostCallRows() {}

    private record Callee(int function, FuncType type, Optional<String> device) {}

    static List<HostCallRow> of(HostCalls calls, ImageView image, BooleanSupplier cancelled) {
        Map<String, Callee> callees = callees(image);
        List<HostCallRow> rows = new ArrayList<>();
        for (HostEntry call : calls.calls()) {
            if (rows.size() % LOOK == 0 && cancelled.getAsBoolean()) {
                return rows;
            }
            Callee callee = callees.getOrDefault(call.function(), new Callee(-1, FuncType.EMPTY, Optional.empty()));
            boolean changed = calls.changed().contains(call.at());
            rows.add(new HostCallRow(
                    rows.size(),
                    call,
                    callee.function(),
                    callee.type(),
                    changed ? BRANCH : callee.device().orElse(STUB),
                    changed ? Optional.empty() : callee.device()));
        }
        return rows;
    }

    /** Those that contain a text. */
    static List<HostCallRow> filter(List<HostCallRow> rows, String text, BooleanSupplier cancelled) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (lower.isEmpty()) {
            return rows;
        }
        List<HostCallRow> found = new ArrayList<>();
        for (HostCallRow row : rows) {
            if (row.number() % LOOK == 0 && cancelled.getAsBoolean()) {
                return found;
            }
            if (row.contains(lower)) {
                found.add(row);
            }
        }
        return found;
    }

    private static Map<String, Callee> callees(ImageView image) {
        Map<String, Optional<String>> devices = new HashMap<>();
        for (ImportBinding binding : image.imports()) {
            devices.putIfAbsent(binding.module() + "." + binding.function(), binding.device());
        }
        WasmModule module = image.image().module();
        List<Import> imports = Imports.functions(module);
        Map<String, Callee> callees = new HashMap<>();
        for (int i = 0; i < imports.size(); i++) {
            String name = imports.get(i).module() + "." + imports.get(i).name();
            callees.putIfAbsent(
                    name, new Callee(i, module.functionType(i), devices.getOrDefault(name, Optional.empty())));
        }
        return callees;
    }
}
