package io.aoscope.engine.check;

import io.aoscope.engine.rules.ImageRule;
import io.aoscope.engine.rules.Severity;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something about an image that matters on HyperBEAM.
 *
 * @param offset byte offset in the file; empty where no one place is meant
 * @param function the function that contains the offset, or that is meant as a whole
 * @param message what is in the image and what HyperBEAM makes of it, in sentences
 * @param remedy what to do
 */
public record Finding(ImageRule rule, OptionalInt offset, Optional<Function> function, String message, String remedy) {
    /** Gravest first, then in the order of the rules, then in the order of the file. */
    static final Comparator<Finding> ORDER = Comparator.comparing(Finding::rule)
            .thenComparingInt(finding -> finding.offset().orElse(Integer.MAX_VALUE));

    /**
     * A function of the image.
     *
     * @param index imports first
     * @param name as the disassembly shows it
     */
    public record Function(int index, String name) {}

    public Severity severity() {
        return rule.severity();
    }

    /** The offset as hex and the function, or nothing where the finding has no place. */
    public String place() {
        String at = offset.isPresent() ? String.format(Locale.ROOT, "0x%x", offset.getAsInt()) : "";
        String in = function.map(Function::name).orElse("");
        return at.isEmpty() || in.isEmpty() ? at + in : at + " in " + in;
    }
}
