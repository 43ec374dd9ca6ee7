package io.aoscope.app;

import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.rules.Severity;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.session.ProcessSession;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.SlotWarning;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Slots as text for a person. */
final class SlotText {
    private SlotText() {}

    static void print(PrintWriter out, ProcessSession session, List<SlotRecord> slots) {
        ProcessImage image = session.image();
        out.printf(
                Locale.ROOT,
                "%s  %,d bytes, %s memory%nprocess %s%n",
                image.source().label(),
                image.source().bytes().length,
                image.memory64() ? "64-bit" : "32-bit",
                session.processId());
        slots.forEach(slot -> {
            out.println();
            slot(out, "", slot);
        });
        if (slots.isEmpty()) {
            out.println("The process started. Send it something with --message, for example --message Get.");
        }
        out.flush();
    }

    /**
     * One slot.
     *
     * @param process goes before the word slot
     */
    static void slot(PrintWriter out, String process, SlotRecord slot) {
        out.printf(
                Locale.ROOT,
                "%sslot %d  %s: %s  (%s, %s, %.1f ms, %s tier)%n",
                process,
                slot.slot(),
                slot.action(),
                SlotJson.status(slot),
                instructions(slot.instructions()),
                slot.pages().map(SlotText::pages).orElse("no memory"),
                SlotJson.milliseconds(slot.elapsed()),
                slot.tier());
        slot.error()
                .ifPresent(error -> out.println("  error   " + error.kind() + " in " + error.device() + ", pass "
                        + error.pass() + ": " + error.message()));
        slot.results().get("data").ifPresent(data -> field(out, "data", data.display()));
        if (!slot.results().has("data")) {
            slot.output().ifPresent(output -> field(out, "output", output.display()));
        }
        slot.results().message("outbox").ifPresent(outbox -> print(out, outbox));
        slot.results()
                .get("patches")
                .map(Value::display)
                .filter(text -> !text.equals("[]"))
                .ifPresent(text -> field(out, "patches", text));
        field(out, "stdout", slot.stdout());
        field(out, "stderr", slot.stderr());
        slot.undefinedImports()
                .forEach(one -> field(
                        out,
                        "import",
                        one.module() + "." + one.function() + " is undefined; calls answered 0: " + one.calls()));
        slot.warnings().stream()
                .filter(one -> !note(one))
                .forEach(one -> field(out, "warning", one.rule() + ": " + one.text()));
        String notes = slot.warnings().stream()
                .filter(SlotText::note)
                .map(SlotWarning::rule)
                .distinct()
                .collect(Collectors.joining(", "));
        field(out, "notes", notes.isEmpty() ? "" : notes + " (aoscope rules NAME explains each)");
    }

    /** What is no more than worth knowing is named alone. */
    private static boolean note(SlotWarning warning) {
        return warning.explained()
                .filter(rule -> rule.severity() == Severity.NOTE)
                .isPresent();
    }

    private static void print(PrintWriter out, Message outbox) {
        for (Map.Entry<?, Value> entry : outbox.entries().entrySet()) {
            field(out, "out " + entry.getKey(), entry.getValue().display());
        }
    }

    private static String instructions(OptionalLong counted) {
        return counted.isPresent()
                ? String.format(Locale.ROOT, "%,d instructions", counted.getAsLong())
                : "instructions not counted";
    }

    private static String pages(long pages) {
        return pages == 1 ? "1 page" : String.format(Locale.ROOT, "%,d pages", pages);
    }

    private static void field(PrintWriter out, String name, String text) {
        if (!text.isEmpty()) {
            out.printf("  %-7s %s%n", name, text.stripTrailing().replace("\n", "\n          "));
        }
    }
}
