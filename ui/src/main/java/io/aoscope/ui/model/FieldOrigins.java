package io.aoscope.ui.model;

import io.aoscope.engine.debug.time.Access;
import io.aoscope.engine.debug.time.Origin;
import io.aoscope.engine.debug.time.Origins;
import io.aoscope.engine.message.Binary;
import io.aoscope.ui.kit.Datum;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.model.Note.Detail;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tells where a value of the results comes from: the bytes of the reply, and who wrote them, through all copies. */
final class FieldOrigins {
    private static final int MOST_PARTS = 8;
    private static final int MOST_SHOWN = 32;

    private final WorkbenchModel model;

    FieldOrigins(WorkbenchModel model) {
        this.model = model;
    }

    void tell(Datum.Field field) {
        model.travel()
                .ask(
                        history -> new Origins(history.timeline()).of(field.slot(), field.path()),
                        origin -> model.tell(note(origin)),
                        model::report);
    }

    static Note note(Origin origin) {
        List<Detail> details = new ArrayList<>();
        for (Origin.Part part : origin.parts().stream().limit(MOST_PARTS).toList()) {
            long address = part.reply().address();
            details.add(new Detail(
                    text(origin.value(), part) + " stands at " + Format.hex(address) + " of the reply",
                    Optional.of(new Link.Memory(address, (int) part.reply().length()))));
            String verb = "written by ";
            for (Access access : part.chain()) {
                details.add(step(access, verb));
                verb = "copied from what was written by ";
            }
        }
        int left = origin.parts().size() - MOST_PARTS;
        if (left > 0) {
            details.add(new Detail("and " + Format.count(left, "more part", "more parts"), Optional.empty()));
        }
        return new Note("results/" + origin.path() + " comes from", details);
    }

    private static Detail step(Access access, String verb) {
        String who = switch (access.by()) {
            case INSTRUCTION -> access.name() + ", " + access.instruction().strip();
            case HOST -> "the import " + access.name();
            case DEVICE -> "the device " + access.name();
            case DATA_SEGMENT -> "the image, " + access.name();
            case CHANGE -> "the change with which a branch began";
        };
        return new Detail(
                "    " + verb + who + "  ·  " + access.at(),
                Optional.of(new Link.Time(access.at().toString())));
    }

    private static String text(Binary value, Origin.Part part) {
        byte[] bytes = value.bytes();
        int length = Math.min(part.length(), MOST_SHOWN);
        String text = Binary.of(Arrays.copyOfRange(bytes, part.from(), part.from() + length))
                .utf8()
                .orElse(Format.count(part.length(), "byte", "bytes"));
        return "“" + text + (part.length() > length ? "…" : "") + "”";
    }
}
