package io.aoscope.engine.session;

import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.Dispatch.Delivered;
import io.aoscope.engine.session.Dispatch.Undelivered;
import io.aoscope.engine.session.ScenarioCheck.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Holds a slot, and what was delivered of its outbox, against an expectation of a {@link Scenario} of several processes:
 * {@code deliveries} has under each key of the outbox the process it went {@code to} with everything a slot can be
 * expected to be, or why it was {@code undelivered}.
 */
public final class DeliveryCheck {
    private static final String DELIVERIES = "deliveries";
    private static final String TO = "to";
    private static final String UNDELIVERED = "undelivered";
    private static final String ABSENT = "nothing";

    private final PushResult pushed;
    private final UnaryOperator<String> names;

    private DeliveryCheck(PushResult pushed, UnaryOperator<String> names) {
        this.pushed = pushed;
        this.names = names;
    }

    /**
     * All differences; none where all is as expected.
     *
     * @param processId of the slot
     * @param pushed what came of the slot's outbox
     * @param names of processes by id
     */
    public static List<Difference> differences(
            Message expected, String processId, SlotRecord slot, PushResult pushed, UnaryOperator<String> names) {
        return new DeliveryCheck(pushed, names).slot("", expected, processId, slot);
    }

    private List<Difference> slot(String where, Message expected, String processId, SlotRecord slot) {
        List<Difference> differences = new ArrayList<>();
        for (Difference one : ScenarioCheck.differences(expected.remove(DELIVERIES), slot)) {
            differences.add(new Difference(where + one.what(), one.expected(), one.actual()));
        }
        Optional<Message> wanted = expected.message(DELIVERIES);
        if (wanted.isPresent()) {
            differences.addAll(deliveries(where, wanted.get(), pushed.of(processId, slot.slot())));
        }
        return differences;
    }

    private List<Difference> deliveries(String where, Message wanted, List<Dispatch> made) {
        List<Difference> differences = new ArrayList<>();
        String keys = wanted.entries().keySet().stream()
                .map(Key::text)
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
        String found = made.stream()
                .map(one -> one.origin().key())
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
        if (!keys.equals(found)) {
            differences.add(new Difference(where + DELIVERIES, keys, found));
        }
        for (Map.Entry<Key, Value> entry : wanted.entries().entrySet()) {
            String key = entry.getKey().text();
            for (Dispatch one : made) {
                if (one.origin().key().equals(key) && entry.getValue() instanceof Message expected) {
                    differences.addAll(dispatch(where + DELIVERIES + "/" + key + "/", expected, one));
                }
            }
        }
        return differences;
    }

    private List<Difference> dispatch(String where, Message expected, Dispatch made) {
        return switch (made.outcome()) {
            case Delivered(String receiver, SlotRecord slot) -> {
                List<Difference> differences = new ArrayList<>();
                compare(where + TO, expected.text(TO), names.apply(receiver), differences);
                compare(where + UNDELIVERED, expected.text(UNDELIVERED), ABSENT, differences);
                differences.addAll(slot(where, expected.remove(TO).remove(UNDELIVERED), receiver, slot));
                yield differences;
            }
            case Undelivered undelivered -> {
                List<Difference> differences = new ArrayList<>();
                String cause =
                        undelivered.cause().name().toLowerCase(Locale.ROOT).replace('_', '-');
                String wanted = expected.text(UNDELIVERED).orElse("a delivery");
                compare(where + UNDELIVERED, Optional.of(wanted), cause, differences);
                yield differences;
            }
        };
    }

    private static void compare(String what, Optional<String> expected, String actual, List<Difference> differences) {
        if (expected.isPresent() && !expected.get().equals(actual)) {
            differences.add(new Difference(what, expected.get(), actual));
        }
    }
}
