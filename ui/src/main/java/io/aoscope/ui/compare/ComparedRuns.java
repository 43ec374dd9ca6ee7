package io.aoscope.ui.compare;

import io.aoscope.engine.debug.time.Comparison;
import io.aoscope.engine.debug.time.HostEntry;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.model.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Where two runs of the same messages came apart, in words. */
record ComparedRuns(Against against, Comparison comparison) {

    /**
     * A line of the answer.
     *
     * @param label what it is about
     * @param left as this process has it
     * @param right as the other has it; empty where the line is about both
     * @param to where it leads in this process
     * @param address of a byte there
     */
    record Line(String label, String left, String right, Optional<Link> to, OptionalLong address) {}

    String title() {
        return comparison
                .slot()
                .map(slot -> "They come apart at slot " + slot)
                .orElseGet(() -> "No difference in " + Format.count(comparison.slots(), "slot", "slots"));
    }

    /** From the message to the byte, as far as each is known. */
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        comparison
                .slot()
                .ifPresent(slot ->
                        lines.add(new Line("Slot " + slot, comparison.what(), "", time("s" + slot + ".end"), none())));
        comparison
                .host()
                .ifPresent(host -> lines.add(new Line(
                        "Host call " + Format.count(host.number()),
                        call(host.left()),
                        call(host.right()),
                        host.left().flatMap(entry -> time(entry.at().toString())),
                        none())));
        comparison
                .instruction()
                .ifPresent(at -> lines.add(new Line(
                        "Instruction", at.left(), at.right(), time(at.at().toString()), none())));
        comparison
                .instruction()
                .ifPresent(at -> at.address()
                        .ifPresent(address -> lines.add(new Line(
                                "First byte of memory",
                                Format.hex(address),
                                "",
                                time(at.at().toString()),
                                OptionalLong.of(address)))));
        return lines;
    }

    /** What there is to know about how deep the search went. */
    String note() {
        if (comparison.slot().isEmpty()) {
            return "Status, results, output and errors of each slot are the same.";
        }
        return comparison.instruction().isEmpty()
                ? "Instructions are compared where both run the same image and both executed the slot."
                : "";
    }

    private static Optional<Link> time(String coordinate) {
        return Optional.of(new Link.Time(coordinate));
    }

    private static OptionalLong none() {
        return OptionalLong.empty();
    }

    private static String call(Optional<HostEntry> entry) {
        return entry.map(call -> call.name() + call.arguments() + " → "
                        + (call.answer().equals("returned") ? call.results().toString() : call.answer()) + " at "
                        + call.at())
                .orElse("no such call");
    }
}
