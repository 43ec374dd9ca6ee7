package io.aoscope.ui.frame;

import io.aoscope.engine.vm.TypedValue;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** A row of the Frame panel's table. */
sealed interface FrameRow {
    /** A heading, such as Locals, with how many there are. */
    record Group(String title, int count) implements FrameRow {}

    /**
     * A value.
     *
     * @param kind what holds it
     * @param fixed whether the image forbids to change it
     * @param index of the local or global; of an operand its place above the bottom of the stack
     * @param name empty where the image gives none
     * @param type as WAT writes it, or {@code unknown}
     * @param text the value in the notation chosen
     * @param preview what stands where the value points at; empty unless it is read as a pointer
     * @param changed whether it differs from the stop before
     * @param address the value as an address inside of memory
     */
    record Value(
            Kind kind,
            boolean fixed,
            int index,
            String name,
            String type,
            String text,
            String preview,
            boolean changed,
            OptionalLong address,
            TypedValue value)
            implements FrameRow {

        /** How expressions call it; empty for what they cannot set. */
        Optional<String> target() {
            return switch (kind) {
                case LOCAL -> Optional.of("$" + index);
                case GLOBAL -> fixed ? Optional.empty() : Optional.of("global." + index);
                case OPERAND -> Optional.empty();
            };
        }

        /** As people call it: {@code local 3 (count)}. */
        String title() {
            boolean named = !name.isEmpty() && !name.equals(Integer.toString(index));
            return kind.name().toLowerCase(Locale.ROOT) + " " + index + (named ? " (" + name + ")" : "");
        }
    }

    /** What holds a value. */
    enum Kind {
        LOCAL,
        OPERAND,
        GLOBAL
    }
}
