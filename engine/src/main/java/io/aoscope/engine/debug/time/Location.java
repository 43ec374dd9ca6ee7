package io.aoscope.engine.debug.time;

import java.util.List;

/** Where a stop is wanted. */
public sealed interface Location {
    /** Before an instruction of a function; instruction 0 is its entry. */
    record Instruction(int function, int instruction) implements Location {}

    /**
     * Before the code of a line of source, in every function that has some.
     *
     * @param file path as the compiler wrote it
     * @param line from 1
     */
    record Line(String file, int line, List<Instruction> places) implements Location {
        public Line {
            places = List.copyOf(places);
        }
    }

    /** Before a call of an import, by {@code module.name} or the name alone. */
    record HostCall(String name) implements Location {}

    /** Before an instruction that traps. */
    record Trap() implements Location {}

    /** Before an instruction that throws. */
    record Throwing() implements Location {}

    /** Before a device, by its name without version; empty for every device. */
    record Device(String name) implements Location {}

    /** Before an instruction that grows memory. */
    record Growth() implements Location {}

    /** After an access to memory. */
    record Memory(Range range, WatchKind kind) implements Location {}

    /** After an access to a global. */
    record Global(int index, WatchKind kind) implements Location {}

    /**
     * Nowhere: the image was replaced by one that does not have it.
     *
     * @param why what the image does not have
     */
    record Gone(String why) implements Location {}

    /** After an access to a local, in every call of the function. */
    record Local(int function, int index, WatchKind kind) implements Location {}
}
