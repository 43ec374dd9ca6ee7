package io.aoscope.engine.session;

import io.aoscope.engine.device.DeviceEvent;
import io.aoscope.engine.device.EventSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Collects what devices tell while a slot runs, each line with the coordinate at which it was told. */
final class SlotEvents implements EventSink {
    private final List<ConsoleEvent> console = new ArrayList<>();
    private final StringBuilder stdout = new StringBuilder();
    private final StringBuilder stderr = new StringBuilder();
    private final Map<String, UndefinedImport> undefined = new LinkedHashMap<>();
    private final Set<SlotWarning> warnings = new LinkedHashSet<>();
    private Supplier<Coordinate> now = () -> new Coordinate(0, 1, "process", 0);

    /** Says how to tell where the slot is. */
    void locate(Supplier<Coordinate> where) {
        now = where;
    }

    @Override
    public void event(DeviceEvent event) {
        switch (event.kind()) {
            case STDOUT -> {
                stdout.append(event.text());
                add(ConsoleEvent.Kind.STDOUT, event.text());
            }
            case STDERR -> {
                stderr.append(event.text());
                add(ConsoleEvent.Kind.STDERR, event.text());
            }
            case UNDEFINED_IMPORT -> {
                String module = event.fields().text("module").orElse("?");
                String function = event.fields().text("func").orElse("?");
                undefined.merge(
                        module + "\0" + function,
                        new UndefinedImport(module, function, 1),
                        (known, one) -> new UndefinedImport(module, function, known.calls() + 1));
                add(ConsoleEvent.Kind.UNDEFINED_IMPORT, event.text());
            }
            case WARNING -> {
                warnings.add(new SlotWarning(event.fields().text("rule").orElse("general"), event.text()));
                add(ConsoleEvent.Kind.WARNING, event.text());
            }
            case HOST_CALL -> {}
        }
    }

    void add(ConsoleEvent.Kind kind, String text) {
        console.add(new ConsoleEvent(kind, now.get(), text));
    }

    List<ConsoleEvent> console() {
        return List.copyOf(console);
    }

    String stdout() {
        return stdout.toString();
    }

    String stderr() {
        return stderr.toString();
    }

    List<UndefinedImport> undefined() {
        return List.copyOf(undefined.values());
    }

    List<SlotWarning> warnings() {
        return List.copyOf(warnings);
    }
}
