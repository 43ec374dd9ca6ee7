package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.time.Point.Side;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads points as people write them (rule K2). */
public final class Coordinates {
    private static final String EXAMPLES = "write s3.start, s3.p1.wasm-64+48213, s3.p1.wasm-64.end, s3.end or s3+50%";
    private static final Pattern SLOT = Pattern.compile("s(\\d{1,9})(?:\\.(start|end)|\\+(\\d{1,3}(?:\\.\\d+)?)%)?");
    private static final Pattern DEVICE = Pattern.compile(
            "s(\\d{1,9})\\.p(\\d{1,9})\\.([^#+]+?)(?:#(\\d{1,9}))?(?:\\.(start|end)|\\+(\\d{1,18})|\\+(\\d{1,3}(?:\\.\\d+)?)%)?");

    private Coordinates() {}

    /** A text that is no point of the recording; the message says why and what to write. */
    public static final class BadCoordinateException extends Exception {
        private static final long serialVersionUID = 1L;

        BadCoordinateException(String message) {
            super(message);
        }
    }

    /** The point that a text means in a recording. */
    public static Point read(String text, Timeline timeline) throws BadCoordinateException {
        Matcher slot = SLOT.matcher(text.strip());
        if (slot.matches()) {
            int number = slot(slot.group(1), timeline);
            if (slot.group(3) != null) {
                SlotIndex index = timeline.index(number);
                return index.point(part(index.end(), slot.group(3)));
            }
            return "end".equals(slot.group(2)) ? Point.end(number) : Point.start(number);
        }
        Matcher device = DEVICE.matcher(text.strip());
        if (device.matches()) {
            return device(device, timeline);
        }
        throw new BadCoordinateException("\"" + text + "\" is no coordinate; " + EXAMPLES);
    }

    private static Point device(Matcher device, Timeline timeline) throws BadCoordinateException {
        int slot = slot(device.group(1), timeline);
        SlotIndex index = timeline.index(slot);
        int pass = Integer.parseInt(device.group(2));
        int nth = device.group(4) == null ? 1 : Integer.parseInt(device.group(4));
        Optional<StepSpan> found = index.steps().stream()
                .filter(one -> one.pass() == pass && one.nth() == nth && names(one, device.group(3)))
                .findFirst();
        StepSpan step = found.orElseThrow(() -> new BadCoordinateException("slot " + slot + " has no device "
                + device.group(3) + " in pass " + pass + "; it has " + known(index)));
        if ("end".equals(device.group(5))) {
            return step.answered() ? step.point(slot, Side.AFTER, 0) : Point.end(slot);
        }
        if (device.group(7) != null) {
            return index.point(step.first() + part(Math.max(step.length() - 1, 0), device.group(7)));
        }
        if (device.group(6) == null) {
            boolean first = step.first() == 1;
            return first ? Point.start(slot) : step.point(slot, Side.BEFORE, 0);
        }
        long instruction = Long.parseLong(device.group(6));
        if (instruction >= step.length()) {
            throw new BadCoordinateException(step.device() + " executes " + step.length() + " instructions in pass "
                    + pass + " of slot " + slot
                    + (step.length() == 0 ? "; write ." : ", numbered from 0 to " + (step.length() - 1) + "; write .")
                    + "end for the end of the device");
        }
        return step.point(slot, Side.AT, instruction);
    }

    private static boolean names(StepSpan step, String text) {
        String name = text.toLowerCase(Locale.ROOT);
        return step.device().equals(name) || step.name().equals(name);
    }

    private static long part(long whole, String percent) throws BadCoordinateException {
        double part = Double.parseDouble(percent) / 100;
        if (part > 1) {
            throw new BadCoordinateException(percent + "% is more than all of it; write up to 100%");
        }
        return Math.round(whole * part);
    }

    private static int slot(String digits, Timeline timeline) throws BadCoordinateException {
        int slot = Integer.parseInt(digits);
        if (!timeline.has(Point.start(slot))) {
            throw new BadCoordinateException(
                    "there is no slot " + slot + "; the recording ends with " + timeline.last());
        }
        return slot;
    }

    private static String known(SlotIndex index) {
        return index.steps().stream()
                .map(step -> "p" + step.pass() + "." + step.device() + (step.nth() > 1 ? "#" + step.nth() : ""))
                .collect(Collectors.joining(", "));
    }
}
