package io.aoscope.engine.session;

import io.aoscope.engine.device.DeviceEvent;
import io.aoscope.engine.device.EventSink;
import io.aoscope.engine.message.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Collects what devices tell while a slot runs, each line with the coordinate at which it was told. */
final class SlotEvents implements EventSink {
    private static final String UNNAMED = "general";

    /** A line of the console, and what the device told with it for programs. */
    private record Told(ConsoleEvent line, Message fields) {}

    /** A warning is the same as another with the same rule and the same words. */
    record Warning(String rule, String text) {}

    /** How much was told at some time. */
    record Mark(int lines, Map<Warning, Integer> times) {}

    /** Everything that was told at some time. */
    static final class All {
        private final List<Told> told;
        private final Map<Warning, Integer> times;

        private All(List<Told> told, Map<Warning, Integer> times) {
            this.told = told;
            this.times = times;
        }
    }

    private final List<Told> told = new ArrayList<>();
    private final Map<Warning, Integer> times = new HashMap<>();
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

    /** The same warning once a slot, however often its cause comes again; how often is counted. */
    private void warn(DeviceEvent event) {
        String rule = event.fields().text("rule").orElse(UNNAMED);
        if (times.merge(new Warning(rule, event.text()), 1, Integer::sum) == 1) {
            add(ConsoleEvent.Kind.WARNING, event);
        }
    }

    void add(ConsoleEvent.Kind kind, String text) {
        told.add(new Told(new ConsoleEvent(kind, now.get(), text), Message.EMPTY));
    }

    /** What was told so far, for {@link #rewind}. */
    Mark mark() {
        return new Mark(told.size(), Map.copyOf(times));
    }

    /** Forgets what was told after a mark. */
    void rewind(Mark mark) {
        told.subList(mark.lines(), told.size()).clear();
        times.keySet().retainAll(mark.times().keySet());
        times.putAll(mark.times());
    }

    /** All that was told, to come back to with {@link #restore}. */
    All all() {
        return new All(List.copyOf(told), Map.copyOf(times));
    }

    void restore(All earlier) {
        told.clear();
        told.addAll(earlier.told);
        times.clear();
        times.putAll(earlier.times);
    }

    List<ConsoleEvent> console() {
        return told.stream().map(this::counted).toList();
    }

    private ConsoleEvent counted(Told one) {
        return one.line().kind() == ConsoleEvent.Kind.WARNING
                ? new ConsoleEvent(
                        one.line().kind(),
                        one.line().at(),
                        warning(one).text(),
                        one.line().rule())
                : one.line();
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
        return of(ConsoleEvent.Kind.WARNING).stream().map(this::warning).toList();
    }

    private SlotWarning warning(Told one) {
        String rule = one.line().rule().orElse(UNNAMED);
        String text = one.line().text();
        return new SlotWarning(rule, text, one.line().at(), times.getOrDefault(new Warning(rule, text), 1));
    }

    private void add(ConsoleEvent.Kind kind, DeviceEvent event) {
        told.add(new Told(
                new ConsoleEvent(kind, now.get(), event.text(), event.fields().text("rule")), event.fields()));
    }

    private String text(ConsoleEvent.Kind kind) {
        return of(kind).stream().map(one -> one.line().text()).collect(Collectors.joining());
    }

    private List<Told> of(ConsoleEvent.Kind kind) {
        return told.stream().filter(one -> one.line().kind() == kind).toList();
    }
}
