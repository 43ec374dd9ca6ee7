package io.aoscope.ui.kit;

import io.aoscope.engine.debug.time.Range;

/** A piece of data that questions can be asked about: bytes, a variable, a field of the results. */
public sealed interface Datum {
    /** As people call it. */
    String title();

    /** Bytes of linear memory. */
    record Bytes(Range range) implements Datum {
        @Override
        public String title() {
            return range.length() == 1
                    ? Format.hex(range.address())
                    : Format.hex(range.address()) + ", " + Format.count(range.length(), "byte", "bytes");
        }
    }

    /**
     * A local of a call.
     *
     * @param frame the call, 0 the innermost
     * @param name empty where the image gives none
     */
    record Local(int frame, int function, int index, String name) implements Datum {
        @Override
        public String title() {
            return named("local", index, name);
        }
    }

    /** An operand of a call, 0 the top of the stack. */
    record Operand(int frame, int fromTop) implements Datum {
        @Override
        public String title() {
            return "operand " + fromTop;
        }
    }

    /** @param name empty where the image gives none */
    record Global(int index, String name) implements Datum {
        @Override
        public String title() {
            return named("global", index, name);
        }
    }

    /**
     * A value of the results of a slot.
     *
     * @param path below {@code results}, such as {@code outbox/1/data}
     */
    record Field(int slot, String path) implements Datum {
        @Override
        public String title() {
            return "results/" + path;
        }
    }

    private static String named(String kind, int index, String name) {
        boolean named = !name.isEmpty() && !name.equals(Integer.toString(index));
        return kind + " " + index + (named ? " (" + name + ")" : "");
    }
}
