package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.time.StoredSession.StoredSlot;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.session.ProcessSession;
import io.aoscope.engine.session.SavedState;
import io.aoscope.engine.session.SessionOptions;
import io.aoscope.engine.session.SlotRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * A process with everything that happened to it and everything that might have: the main recording, and branches that
 * leave it, or each other, at a point (rules K19 to K22). What has happened never changes. One thread at a time.
 */
public final class History {
    /** The name of the recording that every branch comes from. */
    public static final String MAIN = "main";

    private final ProcessSession session;
    private final Recorder recorder;
    private final Turns turns;
    private final Timeline root;
    private final Map<String, Branch> branches = new LinkedHashMap<>();
    private final Bookmarks bookmarks = new Bookmarks();
    private String current = MAIN;
    private Optional<RecordedSlot> underWay = Optional.empty();

    /**
     * A line of history.
     *
     * @param parent the branch it left; empty for main
     * @param from where it left
     */
    public record Branch(String name, Optional<String> parent, Point from, Timeline timeline) {}

    /** Something that cannot be done; the message says why and what to do. */
    public static final class HistoryException extends Exception {
        private static final long serialVersionUID = 1L;

        HistoryException(String message) {
            super(message);
        }
    }

    public History(
            ProcessImage image, SessionOptions options, ProcessDefinition definition, BooleanSupplier cancelled) {
        this(new ProcessSession(image, options, definition), options, cancelled);
    }

    /** Records a process that has not been spawned yet. */
    public History(ProcessSession session, SessionOptions options, BooleanSupplier cancelled) {
        this(session, options, new Turns(cancelled));
    }

    private History(ProcessSession session, SessionOptions options, Turns turns) {
        this.session = session;
        Recording recording = new Recording(session.image(), options, session.definition());
        this.turns = turns;
        this.recorder = new Recorder(session, recording, turns);
        this.root = new Timeline(recording, turns.cancelled());
        branches.put(MAIN, new Branch(MAIN, Optional.empty(), Point.start(0), root));
    }

    /** A new process of another image or with other options, given up with this one; it has not been spawned. */
    public History beside(ProcessImage image, SessionOptions options) {
        return new History(new ProcessSession(image, options, session.definition()), options, turns);
    }

    /** Lets what runs here come back soon after it was given up; from any thread. */
    public void interrupt() {
        turns.interrupt();
    }

    public ProcessSession session() {
        return session;
    }

    /** Writes down the slots of {@link #session()} in the current branch. */
    public Recorder recorder() {
        return recorder;
    }

    public Branch branch() {
        return Objects.requireNonNull(branches.get(current));
    }

    /** The time of the current branch; with the slot under way as far as it came, where its instructions were counted. */
    public Timeline timeline() {
        Timeline ended = branch().timeline();
        return underWay.filter(slot -> slot.record().instructions().isPresent())
                .map(slot -> root.of(ended.recording().with(slot)))
                .orElse(ended);
    }

    /** The slot under way as far as it came, as it was made known. */
    public Optional<RecordedSlot> underWay() {
        return underWay;
    }

    /**
     * Lets the slot under way be looked at, as far as it came; it must stand still while anything is asked. Until it has
     * ended or goes on, nothing can be changed.
     *
     * @param run empty where none is under way
     */
    public void underWay(Optional<SlotRun> run) {
        boolean same = run.isPresent()
                && underWay.filter(known -> isAt(known, run.get())).isPresent();
        if (!same) {
            underWay = run.map(recorder::soFar);
        }
    }

    private static boolean isAt(RecordedSlot known, SlotRun run) {
        return known.slot() == run.slot()
                && known.record().steps().size() == run.steps().size()
                && known.record().instructions().equals(run.instructions());
    }

    public List<Branch> branches() {
        return List.copyOf(branches.values());
    }

    /** Every bookmark, in time. */
    public List<Bookmark> bookmarks() {
        return bookmarks.all();
    }

    /** Marks a moment, or writes another note at one. */
    public void bookmark(Bookmark bookmark) {
        bookmarks.put(bookmark);
    }

    /** Forgets a bookmark. */
    public void forget(Bookmark bookmark) {
        bookmarks.forget(bookmark);
    }

    /** Spawns the process. */
    public RecordedSlot spawn() {
        return recorder.spawn();
    }

    /**
     * Sends a message at a point: at the end of a slot after it, anywhere else in a slot in its place. Unless that is the
     * end of the branch, a new branch begins.
     *
     * @param name of the branch that may begin; empty for one made up
     */
    public RecordedSlot send(MessageDraft draft, Point at, String name) throws HistoryException {
        Recording recording = timeline().recording();
        if (recording.last().filter(slot -> slot.after().isPresent()).isEmpty()) {
            throw new HistoryException("the process did not start, so it takes no messages: "
                    + recording
                            .last()
                            .flatMap(slot -> slot.record().error())
                            .map(error -> error.message())
                            .orElse("it was not spawned"));
        }
        toSendFrom(at, name);
        return recorder.send(draft);
    }

    /** Goes where the message belongs that is sent next from a point: see {@link #send}. */
    public Branch toSendFrom(Point at, String name) throws HistoryException {
        requireNoSlot();
        Timeline timeline = timeline();
        if (at.equals(timeline.last())) {
            return branch();
        }
        boolean after = at.side() == Point.Side.END;
        return begin(name, at, timeline.recording().upTo(after ? at.slot() + 1 : Math.max(at.slot(), 1)));
    }

    /** Begins a branch that has everything up to and with the slot of a point. */
    public Branch branch(String name, Point at) throws HistoryException {
        requireNoSlot();
        Recording recording = timeline().recording();
        return begin(name, at, recording.upTo(at.slot() + 1));
    }

    /**
     * Changes something at a stop before an instruction, or memory or a global at the end of a slot. In a branch whose last slot it is the branch goes on changed;
     * anywhere else a new branch begins.
     */
    public Branch edit(Point at, Edit.Change change) throws HistoryException {
        requireNoSlot();
        Optional<String> problem = Edits.problem(change, timeline(), at);
        if (problem.isPresent()) {
            throw new HistoryException(problem.get());
        }
        Recording recording = timeline().recording();
        RecordedSlot slot = recording.slot(at.slot()).orElseThrow();
        boolean here = !current.equals(MAIN)
                && recording.last().filter(slot::equals).isPresent()
                && branch().from().compareTo(at) <= 0;
        List<Edit> edits = new ArrayList<>(slot.edits());
        long ordinal = at.side() == Point.Side.END ? Edit.END : timeline().ordinal(at);
        edits.removeIf(edit -> edit.ordinal() > ordinal);
        edits.add(new Edit(ordinal, change));
        Recording earlier = recording.upTo(at.slot());
        RecordedSlot changed = timeline().replica().edited(earlier, slot, edits);
        String name = here ? current : fresh();
        Point from = here ? branch().from() : at;
        Optional<String> parent = here ? branch().parent() : Optional.of(current);
        earlier.add(changed);
        Branch branch = new Branch(name, parent, from, root.of(earlier));
        branches.put(name, branch);
        goTo(name);
        return branch;
    }

    /**
     * The process was put into a saved state: it goes on from the slot after which that was saved, in a new branch, or in the
     * current one where nothing has happened on it yet; where that is not a slot of this history, from the saved state itself.
     */
    public void restored(SavedState saved) {
        Recording known = branches.values().stream()
                .map(branch -> branch.timeline().recording())
                .filter(recording -> recording
                        .slot(saved.slot())
                        .flatMap(RecordedSlot::after)
                        .filter(after -> same(after, saved))
                        .isPresent())
                .findFirst()
                .map(recording -> recording.upTo(saved.slot() + 1))
                .orElseGet(() -> timeline().recording().from(saved));
        if (known.last().equals(timeline().recording().last())) {
            return;
        }
        boolean begun = !current.equals(MAIN)
                && branch().from().equals(Point.end(saved.slot()))
                && timeline().last().equals(branch().from());
        String name = begun ? current : fresh();
        Optional<String> parent = begun ? branch().parent() : Optional.of(current);
        branches.put(name, new Branch(name, parent, Point.end(saved.slot()), root.of(known)));
        current = name;
        recorder.record(known);
    }

    private static boolean same(SavedState one, SavedState other) {
        return one.instance().memories().size() == other.instance().memories().size()
                && one.state().equals(other.state())
                && IntStream.range(0, one.instance().memories().size())
                        .allMatch(i -> one.instance()
                                        .memories()
                                        .get(i)
                                        .changedPages(
                                                other.instance().memories().get(i))
                                        .length
                                == 0);
    }

    /** Makes a branch the current one. */
    public void goTo(String name) throws HistoryException {
        requireNoSlot();
        Branch branch = named(name);
        current = name;
        Recording recording = branch.timeline().recording();
        recorder.record(recording);
        Optional<RecordedSlot> last = recording.last();
        if (last.isPresent() && last.get().after().isPresent()) {
            SavedState state = last.get().after().get();
            session.restore(state);
        }
    }

    /** Gives a branch another name; main keeps its own. */
    public void rename(String name, String wanted) throws HistoryException {
        Branch branch = named(name);
        String plain = wanted.strip();
        if (name.equals(MAIN)) {
            throw new HistoryException("main keeps its name; it is what happened");
        }
        if (plain.isEmpty()) {
            throw new HistoryException("a branch needs a name");
        }
        if (plain.equals(name)) {
            return;
        }
        requireFree(plain);
        Map<String, Branch> renamed = new LinkedHashMap<>();
        branches.forEach((old, one) -> {
            String now = old.equals(name) ? plain : old;
            Optional<String> parent = one.parent().map(left -> left.equals(name) ? plain : left);
            renamed.put(now, new Branch(now, parent, one.from(), one.timeline()));
        });
        branches.clear();
        branches.putAll(renamed);
        bookmarks.renamed(name, plain);
        if (current.equals(branch.name())) {
            current = plain;
        }
    }

    /** Deletes a branch; main stays, and so does a branch that others left. */
    public void delete(String name) throws HistoryException {
        requireNoSlot();
        named(name);
        if (name.equals(MAIN)) {
            throw new HistoryException("main cannot be deleted; it is what happened");
        }
        Optional<Branch> child = branches.values().stream()
                .filter(branch -> branch.parent().filter(name::equals).isPresent())
                .findFirst();
        if (child.isPresent()) {
            throw new HistoryException("branch " + child.get().name() + " left " + name + "; delete it first");
        }
        Branch gone = branches.remove(name);
        bookmarks.deleted(name);
        if (current.equals(name) && gone != null) {
            goTo(gone.parent().orElse(MAIN));
        }
    }

    /** Makes a branch that shares its parent's slots before one. */
    void leave(String name, String parent, Point from, int first) throws HistoryException {
        if (branches.containsKey(name)) {
            throw new HistoryException("there are two branches " + name);
        }
        Recording shared = named(parent).timeline().recording().upTo(first);
        branches.put(name, new Branch(name, Optional.of(parent), from, root.of(shared)));
        goTo(name);
    }

    /** Runs a slot of a file again, in the current branch. */
    RecordedSlot again(StoredSlot stored) throws HistoryException {
        SlotRun run = Rerun.of(stored, session);
        RecordedSlot plain = recorder.ended(run, stored.answers());
        if (stored.edits().isEmpty()) {
            return plain;
        }
        Recording earlier = timeline().recording();
        earlier.removeLast();
        RecordedSlot changed = root.replica().edited(earlier, plain, stored.edits());
        earlier.add(changed);
        goTo(current);
        return changed;
    }

    private Branch begin(String wanted, Point at, Recording recording) throws HistoryException {
        String name = wanted.isEmpty() ? fresh() : wanted;
        requireFree(name);
        Branch branch = new Branch(name, Optional.of(current), at, root.of(recording));
        branches.put(name, branch);
        goTo(name);
        return branch;
    }

    private void requireFree(String name) throws HistoryException {
        if (branches.containsKey(name)) {
            throw new HistoryException("there is a branch " + name + " already; choose another name");
        }
    }

    private void requireNoSlot() throws HistoryException {
        if (underWay.isPresent()) {
            throw new HistoryException("slot " + underWay.get().slot()
                    + " is under way; resume it to its end (F5) or stop it (Shift+F5), then change its past");
        }
    }

    private Branch named(String name) throws HistoryException {
        Branch branch = branches.get(name);
        if (branch == null) {
            throw new HistoryException(
                    "there is no branch " + name + "; the branches are " + String.join(", ", branches.keySet()));
        }
        return branch;
    }

    private String fresh() {
        int number = branches.size();
        while (branches.containsKey("b" + number)) {
            number++;
        }
        return "b" + number;
    }
}
