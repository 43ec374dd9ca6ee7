package io.aoscope.ui.model;

import io.aoscope.engine.debug.time.Access;
import io.aoscope.engine.debug.time.Accesses;
import io.aoscope.engine.debug.time.Accesses.Kind;
import io.aoscope.engine.debug.time.Moment;
import io.aoscope.engine.debug.time.Point;
import io.aoscope.engine.debug.time.Range;
import io.aoscope.engine.message.Binary;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Takes the focus to who wrote or read bytes of memory, and tells what that was. */
public final class MemoryAccesses {
    private static final int MOST_SHOWN = 16;

    private final WorkbenchModel model;

    /** What was found, and everything at that point. */
    private record Found(Access access, Moment moment) {}

    public MemoryAccesses(WorkbenchModel model) {
        this.model = model;
    }

    /**
     * To the nearest access before the focus, or after it.
     *
     * @param back before; of what stands there now that is the write that put it there
     */
    void find(Range range, Kind kind, boolean back) {
        model.travel()
                .ask(
                        (history, at) -> {
                            var accesses = new Accesses(history.timeline());
                            Point after = history.timeline().moved(at, 1);
                            Optional<Access> found = back
                                    ? accesses.previous(at, range, kind)
                                    : accesses.next(after, range, kind)
                                            .filter(access -> access.at().compareTo(at) > 0);
                            return found.map(access ->
                                    new Found(access, history.timeline().at(access.at())));
                        },
                        found -> found.ifPresentOrElse(
                                one -> show(one, range, kind), () -> model.tell(none(range, kind, back))));
    }

    private void show(Found found, Range range, Kind kind) {
        Access access = found.access();
        model.travel().show(found.moment());
        found.moment().stack().map(stack -> stack.frames().getFirst()).ifPresent(frame -> {
            if (frame.instructionIndex() >= 0) {
                model.follow(new Link.Code(frame.functionIndex(), frame.instructionIndex()));
            }
        });
        model.follow(new Link.Memory(range.address(), (int) Math.min(range.length(), Integer.MAX_VALUE)));
        model.tell(new Note(
                title(access, kind),
                List.of(
                        new Note.Detail(
                                access.at()
                                        + (access.instruction().isEmpty()
                                                ? ""
                                                : "  " + access.instruction().strip()),
                                Optional.of(new Link.Time(access.at().toString()))),
                        new Note.Detail(bytes(access, kind), Optional.empty()))));
    }

    static String title(Access access, Kind kind) {
        String did = kind == Kind.WRITE ? "wrote this" : "read this";
        return switch (access.by()) {
            case INSTRUCTION -> access.name() + " " + did;
            case HOST -> "The import " + access.name() + " " + did;
            case DEVICE -> "The device " + access.name() + " " + did;
            case DATA_SEGMENT -> "This is from the image: " + access.name();
            case CHANGE -> "A change of this branch " + did;
        };
    }

    private static String bytes(Access access, Kind kind) {
        return kind == Kind.READ || access.before().equals(access.after())
                ? "bytes " + hex(access.after())
                : hex(access.before()) + " became " + hex(access.after());
    }

    private static String hex(Binary binary) {
        byte[] bytes = binary.bytes();
        int shown = Math.min(bytes.length, MOST_SHOWN);
        return HexFormat.ofDelimiter(" ").formatHex(bytes, 0, shown) + (bytes.length > shown ? " …" : "");
    }

    private static Note none(Range range, Kind kind, boolean back) {
        return new Note(
                "Nothing " + (kind == Kind.WRITE ? "wrote" : "read") + " 0x" + Long.toHexString(range.address())
                        + (back ? " before" : " after") + " this moment",
                List.of(new Note.Detail(
                        kind == Kind.WRITE && back
                                ? "It is as memory began: zero."
                                : "The whole recording was searched in this direction.",
                        Optional.empty())));
    }
}
