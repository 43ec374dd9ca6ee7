package io.aoscope.engine.session;

import io.aoscope.engine.device.DeviceEvent;
import io.aoscope.engine.device.EventSink;
import io.aoscope.engine.message.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Collects what devices tell while a slot runs, each line with the coordinate at which it was told. */
final class SlotEvents implements EventSink {
    /** A line of the console, and what the device told with it for programs. */
    private record Told(ConsoleEvent line, Message fields) {}

    private final List<Told> told = new ArrayList<>();
    private final Set<String> warned = new HashSet<>();
    private Supplier<Coordinate> now = () -> new Coordinate(0, 1, "process", 0);

    /** Says how to tell where the slot is. */
    void locate(Supplier<Coordinate> where) {
        now = where;
    }

    @Override
    public void event(DeviceEvent event) {
        switch (event.kind()) {
            case STDOUT -> add(ConsoleEvent.Kind.STDOUT, event);
            case STDERR -> add(ConsoleEvent.Kind.STDERR, event);
            case UNDEFINED_IMPORT -> add(ConsoleEvent.Kind.UNDEFINED_IMPORT, event);
            case WARNING -> warn(event);
            case HOST_CALL -> {}
        }
    }

    /** The same warning once a slot, however often its cause comes again. */
    private void warn(DeviceEvent event) {
        if (warned.add(event.text())) {
            add(ConsoleEvent.Kind.WARNING, event);
        }
    }

    void add(ConsoleEvent.Kind kind, String text) {
        told.add(new Told(new ConsoleEvent(kind, now.get(), text), Message.EMPTY));
    }

    /** How much was told so far, for {@link #rewind}. */
    int mark() {
        return told.size();
    }

    /** Forgets what was told after a mark. */
    void rewind(int mark) {
        told.subList(mark, told.size()).clear();
        warned.clear();
        of(ConsoleEvent.Kind.WARNING).forEach(one -> warned.add(one.line().text()));
    }

    List<ConsoleEvent> console() {
        return told.stream().map(Told::line).toList();
    }

    String stdout() {
        return text(ConsoleEvent.Kind.STDOUT);
    }

    String stderr() {
        return text(ConsoleEvent.Kind.STDERR);
    }

    List<UndefinedImport> undefined() {
        Map<String, UndefinedImport> calls = new LinkedHashMap<>();
        for (Told one : of(ConsoleEvent.Kind.UNDEFINED_IMPORT)) {
            String module = one.fields().text("module").orElse("?");
            String function = one.fields().text("func").orElse("?");
            calls.merge(
                    module + "\0" + function,
                    new UndefinedImport(module, function, 1),
                    (known, next) -> new UndefinedImport(module, function, known.calls() + 1));
        }
        return List.copyOf(calls.values());
    }

    List<SlotWarning> warnings() {
        return of(ConsoleEvent.Kind.WARNING).stream()
                .map(one -> new SlotWarning(
                        one.fields().text("rule").orElse("general"), one.line().text()))
                .distinct()
                .toList();
    }

    private void add(ConsoleEvent.Kind kind, DeviceEvent event) {
        told.add(new Told(new ConsoleEvent(kind, now.get(), event.text()), event.fields()));
    }

    private String text(ConsoleEvent.Kind kind) {
        return of(kind).stream().map(one -> one.line().text()).collect(Collectors.joining());
    }

    private List<Told> of(ConsoleEvent.Kind kind) {
        return told.stream().filter(one -> one.line().kind() == kind).toList();
    }
}
