package io.aoscope.ui.console;

import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.TimelineEntry;
import io.aoscope.engine.rules.Rules;
import io.aoscope.engine.rules.Severity;
import io.aoscope.engine.session.ConsoleEvent;
import io.aoscope.engine.session.Coordinate;
import io.aoscope.engine.session.SlotRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A line of the console.
 *
 * @param rule id of the rule that a warning is about
 * @param entry the entry of the timeline it belongs to; empty while its slot is under way
 */
record ConsoleLine(ConsoleEvent.Kind kind, Coordinate at, String text, Optional<String> rule, OptionalInt entry) {

    /** Everything said so far, in order. */
    static List<ConsoleLine> of(SessionView session) {
        var lines = new ArrayList<ConsoleLine>();
        for (int i = 0; i < session.timeline().size(); i++) {
            if (session.timeline().get(i) instanceof TimelineEntry.Slot(SlotRecord slot)) {
                add(lines, slot.console(), OptionalInt.of(i));
            }
        }
        session.current().ifPresent(current -> add(lines, current.console(), OptionalInt.empty()));
        return lines;
    }

    /** The kind in words. */
    static String name(ConsoleEvent.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether it is no more than worth knowing. */
    boolean note() {
        return rule.flatMap(Rules::find)
                .filter(found -> found.severity() == Severity.NOTE)
                .isPresent();
    }

    boolean contains(String wanted) {
        String lower = wanted.strip().toLowerCase(Locale.ROOT);
        return text.toLowerCase(Locale.ROOT).contains(lower)
                || at.toString().contains(lower)
                || rule.filter(id -> id.contains(lower)).isPresent();
    }

    /** As it is copied: coordinate, kind, text. */
    String plain() {
        return at + "\t" + name(kind) + "\t" + text;
    }

    private static void add(List<ConsoleLine> lines, List<ConsoleEvent> events, OptionalInt entry) {
        for (ConsoleEvent event : events) {
            for (String text : event.text().stripTrailing().split("\r\n|\r|\n", -1)) {
                lines.add(new ConsoleLine(event.kind(), event.at(), text, event.rule(), entry));
            }
        }
    }
}
