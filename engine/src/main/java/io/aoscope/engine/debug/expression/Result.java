package io.aoscope.engine.debug.expression;

/** What an expression comes to. */
public sealed interface Result {
    /** An integer of 64 bits; comparisons are signed. A truth is 1 or 0. */
    record Whole(long value) implements Result {
        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    record Real(double value) implements Result {
        @Override
        public String toString() {
            return Double.toString(value);
        }
    }

    record Text(String value) implements Result {
        @Override
        public String toString() {
            return value;
        }
    }

    /** Whether it is neither zero nor empty. */
    default boolean holds() {
        return switch (this) {
            case Whole(long value) -> value != 0;
            case Real(double value) -> value != 0;
            case Text(String value) -> !value.isEmpty();
        };
    }

    static Result of(boolean truth) {
        return new Whole(truth ? 1 : 0);
    }
}
