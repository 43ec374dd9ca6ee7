package io.aoscope.ui.model;

import io.aoscope.engine.debug.Respawn;
import io.aoscope.engine.debug.Respawned;
import io.aoscope.engine.debug.Respawned.Replayed;
import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.TimelineEntry;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.ImageSource;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.RunChoice;
import io.aoscope.engine.session.SlotError;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.ui.kit.Dialogs;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.model.Note.Detail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Spawns the process anew, and asks before slots would be lost: their messages can be sent again, and then it tells which
 * were answered differently.
 */
public final class Respawner {
    private static final int SHOWN = 8;
    private static final int LETTERS = 60;

    private final WorkbenchModel model;
    private final Dialogs dialogs;

    public Respawner(WorkbenchModel model, Dialogs dialogs) {
        this.model = model;
        this.dialogs = dialogs;
    }

    /** Whether the process can be spawned anew now. */
    public static boolean possible(SessionView session) {
        return session.run() == RunState.IDLE || session.run() == RunState.NO_IMAGE;
    }

    /** Another definition; asks where messages were sent. */
    public void define(ProcessDefinition definition) {
        ask(
                "Spawn the process anew?",
                "The process is made of another definition.",
                session -> new Respawn(Optional.empty(), definition, session.choice(), false));
    }

    /** Another profile or version; asks where messages were sent. */
    public void choose(String name, RunChoice choice) {
        ask(
                "Use " + name + "?",
                "A process keeps the profile under which it was spawned.",
                session -> new Respawn(Optional.empty(), session.definition(), choice, false));
    }

    /** The same process from its beginning, without its messages. */
    public void again() {
        ask(
                "Spawn the process anew?",
                "It starts from its beginning.",
                session -> new Respawn(Optional.empty(), session.definition(), session.choice(), false));
    }

    /** The same process from its beginning, with every message sent again. */
    public void replay() {
        SessionView session = model.picture().get().session();
        respawn(new Respawn(Optional.empty(), session.definition(), session.choice(), true));
    }

    /** Another state of the image's file, with every message sent again. */
    public void reload(ImageSource source) {
        SessionView session = model.picture().get().session();
        respawn(new Respawn(Optional.of(source), session.definition(), session.choice(), true));
    }

    /** Messages of this process that ended, and that a new one would not have seen. */
    public static int messages(SessionView session) {
        return (int) session.timeline().stream()
                .filter(entry -> entry instanceof TimelineEntry.Slot(SlotRecord slot)
                        && (slot.message().isPresent() || slot.delivery().isPresent()))
                .count();
    }

    private void ask(String title, String why, Function<SessionView, Respawn> wanted) {
        SessionView session = model.picture().get().session();
        Respawn plain = wanted.apply(session);
        int messages = messages(session);
        if (messages == 0) {
            respawn(plain);
            return;
        }
        String count = Format.count(messages, "message", "messages");
        String text = why + " It is spawned anew, with an empty memory, and its timeline of " + count
                + " is replaced. Sending them again tells which answers change. Snapshots stay.";
        dialogs.choose(title, text, List.of("Spawn and send " + count + " again", "Spawn without them"))
                .ifPresent(way -> respawn(new Respawn(plain.image(), plain.definition(), plain.choice(), way == 0)));
    }

    private void respawn(Respawn wanted) {
        model.ask(model.debug().respawn(wanted), done -> {
            if (wanted.replay()) {
                model.tell(note(done));
            }
        });
    }

    /** What a replay showed. */
    static Note note(Respawned done) {
        if (done.replayed().isEmpty() && done.left() == 0) {
            return new Note("Spawned anew", List.of());
        }
        List<Replayed> changed = done.changed();
        String sent = Format.count(done.replayed().size(), "message", "messages") + " sent again";
        List<Detail> details = new ArrayList<>();
        for (Replayed one : changed.subList(0, Math.min(SHOWN, changed.size()))) {
            details.add(new Detail(line(one), entry(done.view(), one.after())));
        }
        if (changed.size() > SHOWN) {
            details.add(new Detail("and " + (changed.size() - SHOWN) + " more", Optional.empty()));
        }
        if (done.left() > 0) {
            details.add(new Detail(
                    Format.count(done.left(), "message was", "messages were") + " not sent again.", Optional.empty()));
        }
        String verdict = changed.isEmpty()
                ? "every answer is the same"
                : Format.count(changed.size(), "answer", "answers") + " changed";
        return new Note(sent + ": " + verdict, details);
    }

    private static Optional<Link> entry(SessionView session, SlotRecord slot) {
        return IntStream.range(0, session.timeline().size())
                .filter(i -> session.timeline().get(i) instanceof TimelineEntry.Slot(SlotRecord entry)
                        && entry.slot() == slot.slot())
                .boxed()
                .findFirst()
                .map(Link.Entry::new);
    }

    private static String line(Replayed one) {
        String first = one.differences().getFirst();
        return "Slot " + one.after().slot() + ", " + one.after().action() + ": "
                + String.join(", ", one.differences()) + " changed from “"
                + value(one.before(), first) + "” to “" + value(one.after(), first) + "”";
    }

    private static String value(SlotRecord slot, String what) {
        String text = switch (what) {
            case "error" -> slot.error().map(SlotError::message).orElse("no error");
            case "stdout" -> slot.stdout();
            case "stderr" -> slot.stderr();
            case "output" -> slot.output().map(Value::display).orElse("");
            default -> slot.results().get(what).map(Value::display).orElse("");
        };
        return Format.shorten(Format.oneLine(text), LETTERS);
    }
}
