package io.aoscope.ui.model;

import io.aoscope.engine.debug.DebugSession;
import io.aoscope.engine.debug.NodeSession;
import io.aoscope.engine.debug.NodeView;
import io.aoscope.engine.debug.PauseView;
import io.aoscope.engine.debug.ProcessView;
import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.debug.SendMode;
import io.aoscope.engine.debug.SessionException;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.TimelineEntry;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.vm.MemoryImage;
import io.aoscope.ui.kit.FxGate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The one thing panels are given. It follows the session, keeps the focus, and draws the {@link
 * Picture} of both. The focus follows the run: a new pause moves it there, the end of a slot to that
 * slot. Everything but the constructor belongs to the JavaFX thread.
 */
public final class WorkbenchModel implements AutoCloseable {
    private final NodeSession debug;
    private final FxGate gate;
    private final ReadOnlyObjectWrapper<Picture> picture;
    private final ObjectProperty<MessageDraft> draft = new SimpleObjectProperty<>(MessageDraft.action(""));
    private final StringProperty draftProblem = new SimpleStringProperty("");
    private final ObservableList<MessageDraft> sent = FXCollections.observableArrayList();
    private final ObservableList<MessageDraft> sentView = FXCollections.unmodifiableObservableList(sent);
    private final List<Inquiry> inquiries = new CopyOnWriteArrayList<>();
    private final List<Consumer<Link>> followers = new CopyOnWriteArrayList<>();
    private final List<Consumer<Throwable>> problems = new CopyOnWriteArrayList<>();
    private final List<Consumer<Note>> notes = new CopyOnWriteArrayList<>();
    private final ReadOnlyObjectWrapper<NodeView> node;
    private final List<DebugSession.Subscription> subscriptions;

    private final TimeTravel travel;
    private final Stepping stepping;
    private final Branching branching;
    private final DataActions data;
    private final Profiles profiles;
    private final Stops stops;
    private final Watches watches = new Watches();
    private final Bookmarks bookmarks = new Bookmarks(this);

    private Focus focus = new Focus.Nothing();
    private @Nullable PauseView pause;
    private Optional<MemoryImage> memoryBeforePause = Optional.empty();

    public WorkbenchModel(NodeSession debug, FxGate gate) {
        this.debug = debug;
        this.gate = gate;
        this.picture = new ReadOnlyObjectWrapper<>(Pictures.nothing(debug.view()));
        this.node = new ReadOnlyObjectWrapper<>(debug.node());
        this.travel = new TimeTravel(this, gate);
        this.stepping = new Stepping(this);
        this.branching = new Branching(this);
        this.stops = new Stops(this);
        this.data = new DataActions(this);
        this.profiles = new Profiles(this, gate);
        this.subscriptions = List.of(
                debug.listenToNode(new Newest<NodeView>(gate, node::set)::published),
                debug.listen(new Newest<SessionView>(gate, this::accept)::published));
    }

    public ReadOnlyObjectProperty<Picture> picture() {
        return picture.getReadOnlyProperty();
    }

    /** The processes of the session and what went between them; {@link #picture} shows the selected one. */
    public ReadOnlyObjectProperty<NodeView> node() {
        return node.getReadOnlyProperty();
    }

    public NodeSession debug() {
        return debug;
    }

    /** The way into the past and back. */
    public TimeTravel travel() {
        return travel;
    }

    /** How far steps go, there and at a pause. */
    public Stepping stepping() {
        return stepping;
    }

    /** Other courses of history than what happened. */
    public Branching branching() {
        return branching;
    }

    /** What messages spent their instructions on. */
    public Profiles profiles() {
        return profiles;
    }

    /** A way to ask about the past beside the travels of the focus, to which it gives way. */
    public Inquiry inquiry() {
        var inquiry = new Inquiry(this, gate);
        inquiries.add(inquiry);
        return inquiry;
    }

    /** Lets what is about to be asked of the session begin at once. */
    void giveWay() {
        inquiries.forEach(Inquiry::giveWay);
    }

    /** Breakpoints and watchpoints. */
    public Stops stops() {
        return stops;
    }

    /** Moments to come back to. */
    public Bookmarks bookmarks() {
        return bookmarks;
    }

    /** Expressions whose values are watched. */
    public Watches watches() {
        return watches;
    }

    /** What can be asked of data. */
    public DataActions data() {
        return data;
    }

    /** What Compose holds. */
    public ObjectProperty<MessageDraft> draft() {
        return draft;
    }

    /** Why the draft cannot be sent as it stands; empty where it can. */
    public StringProperty draftProblem() {
        return draftProblem;
    }

    /** Every message sent from this window, the latest last. */
    public ObservableList<MessageDraft> sent() {
        return sentView;
    }

    /** Sends the draft; from the past it begins a branch. */
    public void send(SendMode mode) {
        MessageDraft message = draft.get();
        sent.remove(message);
        sent.add(message);
        giveWay();
        if (picture.get().past()) {
            branching.send(message, mode);
        } else {
            ask(debug.send(message, mode));
        }
    }

    /** Delivers what the slot in focus sent, and everything that comes of it; the focus comes back to that slot. */
    public void push() {
        picture.get().slot().ifPresent(slot -> ask(debug.push(slot), pushed -> back(slot)));
    }

    /** Delivers one message that the slot in focus sent; the focus comes back to that slot. */
    public void deliver(String outboxKey, SendMode mode) {
        picture.get().slot().ifPresent(slot -> ask(debug.deliver(slot, outboxKey, mode), pushed -> back(slot)));
    }

    /** Moves the focus to a slot of the process on show, where it is one. */
    private void back(SlotRecord slot) {
        focusOn(one -> one == slot);
    }

    private void focusOn(Predicate<SlotRecord> wanted) {
        List<TimelineEntry> timeline = picture.get().session().timeline();
        for (int i = timeline.size() - 1; i >= 0; i--) {
            if (timeline.get(i) instanceof TimelineEntry.Slot(SlotRecord slot) && wanted.test(slot)) {
                focus(new Focus.AtEntry(i));
                return;
            }
        }
    }

    /** Moves the focus to where things stand: the pause at hand, else the end of the last slot. */
    public void focusNow() {
        focus(
                pause != null
                        ? new Focus.AtPause(0)
                        : new Focus.AtEntry(picture.get().session().timeline().size() - 1));
    }

    /** Moves the focus; a place that is not there any more is ignored. */
    public void focus(Focus wanted) {
        SessionView session = picture.get().session();
        boolean there = switch (wanted) {
            case Focus.Nothing() -> true;
            case Focus.AtPause(int frame) -> pause != null && frame >= 0;
            case Focus.AtEntry(int index) ->
                index >= 0 && index < session.timeline().size();
            case Focus.Past past -> past.frame() >= 0;
        };
        if (there) {
            focus = wanted;
            redraw(session);
        }
    }

    /** Selects a process and moves the focus to the last of its slots that is meant. */
    public void visit(String processId, Predicate<SlotRecord> wanted) {
        Optional<ProcessView> process = node.get().process(processId);
        if (process.isEmpty()) {
            report(new SessionException("The process " + processId
                    + " is not in this session any more; open it beside this one to deliver to it again."));
            return;
        }
        ask(debug.select(process.get().key()), selected -> focusOn(wanted));
    }

    /** Goes to a place: moves the focus where the link is about time, and tells every follower. */
    public void follow(Link link) {
        switch (link) {
            case Link.Entry(int index) -> focus(new Focus.AtEntry(index));
            case Link.Frame(int index) ->
                focus(
                        focus instanceof Focus.Past past
                                ? new Focus.Past(past.at(), past.moment(), past.before(), index)
                                : new Focus.AtPause(index));
            case Link.Time(String coordinate) -> travel.goNear(coordinate);
            case Link.Memory memory -> {}
            case Link.Code code -> {}
            case Link.Compare compare -> {}
            case Link.CompareBranch branch -> {}
            case Link.PanelLink panel -> {}
        }
        for (Consumer<Link> follower : followers) {
            follower.accept(link);
        }
    }

    /** Hears of each link followed, also of the same one again. */
    public void onFollow(Consumer<Link> follower) {
        followers.add(follower);
    }

    /** Tells the user of a failure; any thread. */
    public void report(Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        gate.run(() -> problems.forEach(listener -> listener.accept(cause)));
    }

    /** Hears of failures to show. */
    public void onProblem(Consumer<Throwable> listener) {
        problems.add(listener);
    }

    /** Tells the user of something that is no failure; on the JavaFX thread. */
    public void tell(Note note) {
        notes.forEach(listener -> listener.accept(note));
    }

    /** Hears of what is told. */
    public void onNote(Consumer<Note> listener) {
        notes.add(listener);
    }

    /** Lets the session work; a failure is reported. */
    public void ask(CompletableFuture<?> work) {
        ask(work, ignored -> {});
    }

    /** Lets the session work and takes the result on the JavaFX thread; a failure is reported. */
    public <T> void ask(CompletableFuture<T> work, Consumer<? super T> then) {
        var _ = work.whenComplete((result, problem) -> {
            if (problem != null) {
                report(problem);
            } else {
                gate.run(() -> then.accept(result));
            }
        });
    }

    /** {@link #ask(CompletableFuture, Consumer)}; after a failure was reported, the other is run. */
    public <T> void ask(CompletableFuture<T> work, Consumer<? super T> then, Runnable otherwise) {
        var _ = work.whenComplete((result, problem) -> {
            if (problem != null) {
                report(problem);
                gate.run(otherwise);
            } else {
                gate.run(() -> then.accept(result));
            }
        });
    }

    /** Stops following the session and ends it. */
    @Override
    public void close() {
        subscriptions.forEach(DebugSession.Subscription::close);
        debug.close();
    }

    private void accept(SessionView session) {
        SessionView last = picture.get().session();
        boolean anew = !session.processId().equals(last.processId()) || !goesOn(last, session);
        boolean ended = anew || session.timeline().size() > last.timeline().size();
        PauseView now = session.pause().orElse(null);
        if (now != null && !now.equals(pause)) {
            memoryBeforePause = pause == null || anew ? session.memory() : pause.memory();
            focus = new Focus.AtPause(0);
            pause = now;
        } else if (session.run() != RunState.RUNNING && session.run() != RunState.PAUSED) {
            pause = null;
        }
        boolean lost = focus instanceof Focus.Nothing || pause == null && focus instanceof Focus.AtPause;
        if (now == null && (ended || lost)) {
            pause = null;
            int end = session.timeline().size() - 1;
            focus = end < 0 ? new Focus.Nothing() : new Focus.AtEntry(end);
        }
        redraw(session);
    }

    /** Whether what had happened is still there, and not that of another branch. */
    private static boolean goesOn(SessionView last, SessionView session) {
        List<TimelineEntry> was = last.timeline();
        List<TimelineEntry> is = session.timeline();
        return is.size() >= was.size() && IntStream.range(0, was.size()).allMatch(i -> same(was.get(i), is.get(i)));
    }

    private static boolean same(TimelineEntry one, TimelineEntry other) {
        return one instanceof TimelineEntry.Slot(SlotRecord was) && other instanceof TimelineEntry.Slot(SlotRecord is)
                ? was == is
                : one.equals(other);
    }

    private void redraw(SessionView session) {
        picture.set(
                switch (focus) {
                    case Focus.AtPause at when pause != null -> Pictures.atPause(session, at, pause, memoryBeforePause);
                    case Focus.AtEntry at
                    when at.timelineIndex() < session.timeline().size() -> Pictures.atEntry(session, at);
                    case Focus.Past past -> Pictures.atPast(session, past);
                    default -> Pictures.nothing(session);
                });
    }
}
