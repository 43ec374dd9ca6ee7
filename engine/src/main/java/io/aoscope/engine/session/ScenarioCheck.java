package io.aoscope.engine.session;

import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.SlotRecord.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds a slot against an expectation of a {@link Scenario}; only what the expectation mentions counts. */
public final class ScenarioCheck {
    private static final String ABSENT = "nothing";

    private final SlotRecord slot;
    private final List<Difference> differences = new ArrayList<>();

    private ScenarioCheck(SlotRecord slot) {
        this.slot = slot;
    }

    /**
     * Something that came back otherwise.
     *
     * @param what such as {@code data} or {@code outbox/1/target}
     */
    public record Difference(String what, String expected, String actual) {}

    /** All differences; none where the slot is as expected. */
    public static List<Difference> differences(Message expected, SlotRecord slot) {
        var check = new ScenarioCheck(slot);
        expected.entries().forEach((key, value) -> check.check(key.normal(), value));
        return List.copyOf(check.differences);
    }

    private void check(String what, Value expected) {
        switch (what) {
            case "status" -> equal(what, expected.display(), status());
            case "data" ->
                equal(what, expected.display(), display(slot.results().get("data")));
            case "stdout" -> equal(what, expected.display(), slot.stdout());
            case "error" -> contains(what, expected.display());
            case "outbox" -> outbox(expected);
            case "files" -> subset("files", expected, slot.state().get("vfs"));
            case "state" -> subset("state", expected, Optional.of(slot.state()));
            default ->
                differences.add(new Difference(
                        what, "one of status, data, stdout, error, outbox, files, state", "an unknown expectation"));
        }
    }

    private String status() {
        return slot.status() == Status.OK ? "ok" : slot.status() == Status.ERROR ? "error" : "stopped";
    }

    private void equal(String what, String expected, String actual) {
        if (!expected.equals(actual)) {
            differences.add(new Difference(what, expected, actual));
        }
    }

    private void contains(String what, String part) {
        String actual = slot.error().map(SlotError::message).orElse(ABSENT);
        if (!actual.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT))) {
            differences.add(new Difference(what, "… " + part + " …", actual));
        }
    }

    private void outbox(Value expected) {
        Message actual = slot.results().message("outbox").orElse(Message.EMPTY);
        equal("outbox", keys(entries(expected)), keys(actual));
        subset("outbox", expected, Optional.of(actual));
    }

    private void subset(String what, Value expected, Optional<? extends Value> actual) {
        if (!(expected instanceof Message) && !(expected instanceof ListValue)) {
            equal(what, expected.display(), display(actual));
            return;
        }
        Optional<Message> container = actual.map(ScenarioCheck::entries);
        entries(expected)
                .entries()
                .forEach((key, value) ->
                        subset(what + "/" + key.text(), value, container.flatMap(message -> message.get(key.text()))));
    }

    private static Message entries(Value value) {
        return switch (value) {
            case Message message -> message;
            case ListValue list -> list.asMessage();
            default -> Message.EMPTY;
        };
    }

    private static String keys(Message message) {
        return message.entries().keySet().stream()
                .map(Object::toString)
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }

    private static String display(Optional<? extends Value> value) {
        return value.map(Value::display).orElse(ABSENT);
    }
}
