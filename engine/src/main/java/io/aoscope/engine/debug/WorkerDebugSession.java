package io.aoscope.engine.debug;

import io.aoscope.engine.check.ImageCheck;
import io.aoscope.engine.debug.time.Bookmark;
import io.aoscope.engine.debug.time.History;
import io.aoscope.engine.debug.time.LiveStops;
import io.aoscope.engine.debug.time.Recording;
import io.aoscope.engine.debug.time.SessionFile;
import io.aoscope.engine.debug.time.Sessions;
import io.aoscope.engine.debug.time.StopPoint;
import io.aoscope.engine.debug.time.StoredSession;
import io.aoscope.engine.device.FileChange;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.session.CompiledTier;
import io.aoscope.engine.session.Delivery;
import io.aoscope.engine.session.Directory;
import io.aoscope.engine.session.HandleInput;
import io.aoscope.engine.session.ImageException;
import io.aoscope.engine.session.ImageLoader;
import io.aoscope.engine.session.ImageSource;
import io.aoscope.engine.session.LocalNode;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.session.ProcessSession;
import io.aoscope.engine.session.RunLimits;
import io.aoscope.engine.session.SavedState;
import io.aoscope.engine.session.SessionOptions;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.SlotRun;
import io.aoscope.engine.session.SnapshotFile;
import io.aoscope.engine.session.TierChoice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The debugger over one process session. The worker is the only thread that touches the session; other
 * threads leave {@link Requests} and read the last published {@link SessionView}.
 */
public final class WorkerDebugSession implements DebugSession {
    private static final int MOST_LOG = 10_000;
    private static final Duration PROGRESS_EVERY = Duration.ofMillis(100);

    private final ExecutorService worker;
    private final Directory others;
    private final Requests requests = new Requests();
    private final List<Consumer<SessionView>> listeners = new CopyOnWriteArrayList<>();
    private volatile SessionView view;
    private volatile boolean givenUp;
    private volatile Runnable interruption = () -> {};

    // Below: the worker only.
    private final Shelf shelf = new Shelf();
    private final List<TimelineEntry> timeline = new ArrayList<>();
    private SessionOptions options;
    private ProcessDefinition definition = ProcessDefinition.AOS;
    private RunState state = RunState.NO_IMAGE;
    private @Nullable ImageView image;
    private @Nullable ProcessSession session;
    private @Nullable History history;
    private @Nullable SlotRun run;
    private @Nullable CompletableFuture<SlotRecord> sender;
    private Optional<PauseView> pause = Optional.empty();
    private Optional<String> notice = Optional.empty();
    private final List<LogLine> log = new ArrayList<>();
    private boolean stepped;
    private Instant published = Instant.EPOCH;

    /**
     * @param worker runs one task at a time, in order; shut down by {@link #close}
     */
    public WorkerDebugSession(SessionOptions options, ExecutorService worker) {
        this(options, worker, processId -> Optional.empty());
    }

    /**
     * @param others processes beside this one, whose ids it must not have
     */
    WorkerDebugSession(SessionOptions options, ExecutorService worker, Directory others) {
        this.others = others;
        this.options = options;
        this.worker = worker;
        this.view = picture();
    }

    @Override
    public SessionView view() {
        return view;
    }

    @Override
    public Subscription listen(Consumer<SessionView> listener) {
        listeners.add(listener);
        listener.accept(view);
        return () -> listeners.remove(listener);
    }

    @Override
    public CompletableFuture<SessionView> open(ImageSource source, ProcessDefinition wanted) {
        return ask(() -> {
            requireNoSlot("open an image");
            ProcessImage loaded = load(source);
            shelf.clear();
            definition = wanted;
            spawn(loaded);
            return view;
        });
    }

    /** Decodes and validates, showing that it does. */
    private ProcessImage load(ImageSource source) throws ImageException {
        RunState before = state;
        state = RunState.OPENING;
        publish();
        try {
            return ImageLoader.load(source);
        } catch (ImageException e) {
            state = before;
            publish();
            throw e;
        }
    }

    @Override
    public CompletableFuture<Respawned> respawn(Respawn wanted) {
        return ask(() -> {
            requireNoSlot("spawn the process anew");
            List<LogEntry> log = wanted.replay() ? LogEntry.of(timeline) : List.of();
            ImageView open = image;
            ProcessImage loaded = open == null ? null : open.image();
            if (wanted.image().isPresent()) {
                loaded = load(wanted.image().get());
                if (open == null || !open.image().sha256().equals(loaded.sha256())) {
                    shelf.clear();
                }
            }
            definition = wanted.definition();
            options = options.with(wanted.choice());
            if (loaded == null) {
                publish();
                return new Respawned(view, List.of(), 0);
            }
            spawn(loaded);
            List<Respawned.Replayed> replayed = replay(log);
            long messages = log.stream().filter(LogEntry.Sent.class::isInstance).count();
            return new Respawned(view, replayed, (int) messages - replayed.size());
        });
    }

    /** Sends messages and changes files again, past every breakpoint, until the user stops one. */
    private List<Respawned.Replayed> replay(List<LogEntry> log) throws SessionException {
        List<Respawned.Replayed> replayed = new ArrayList<>();
        if (notice.isPresent()) {
            return replayed;
        }
        requests.mute(true);
        try {
            for (LogEntry entry : log) {
                switch (entry) {
                    case LogEntry.Changed(int ignored, FileChange change) -> changeAgain(change);
                    case LogEntry.Sent(SlotRecord before) -> {
                        run = session().again(before).orElseThrow();
                        drive(new Goal.Run(Optional.empty()));
                        SlotRecord after = Replays.last(timeline);
                        if (after.status() == SlotRecord.Status.STOPPED) {
                            return replayed;
                        }
                        replayed.add(new Respawned.Replayed(before, after));
                    }
                }
            }
        } finally {
            requests.mute(false);
        }
        return replayed;
    }

    /** What the files of another image or definition do not allow is told, and left out. */
    private void changeAgain(FileChange change) throws SessionException {
        try {
            change(change);
        } catch (FileChange.Impossible e) {
            notice = Optional.of("A change of files was not made again: " + e.getMessage());
        }
    }

    @Override
    public CompletableFuture<SessionView> limits(RunLimits limits) {
        return ask(() -> {
            options = options.with(limits);
            publish();
            return view;
        });
    }

    @Override
    public CompletableFuture<SessionView> tier(TierChoice tier) {
        return ask(() -> {
            options = options.with(options.choice().withTier(tier));
            if (session != null) {
                session.tier(tier);
            }
            publish();
            return view;
        });
    }

    @Override
    public CompletableFuture<SlotRecord> send(MessageDraft draft, SendMode mode) {
        return send(process -> process.begin(draft), mode);
    }

    /** {@link #send} for what a process sent. */
    CompletableFuture<SlotRecord> deliver(Delivery delivery, SendMode mode) {
        return send(process -> process.begin(delivery), mode);
    }

    private CompletableFuture<SlotRecord> send(Function<ProcessSession, SlotRun> begin, SendMode mode) {
        CompletableFuture<SlotRecord> answer = new CompletableFuture<>();
        var _ = ask(() -> {
                    requireNoSlot("send a message");
                    run = begin.apply(session());
                    sender = answer;
                    stepped = false;
                    drive(mode == SendMode.PAUSE ? new Goal.Nowhere() : new Goal.Run(Optional.empty()), true);
                    return view;
                })
                .whenComplete((ignored, problem) -> {
                    if (problem != null) {
                        answer.completeExceptionally(problem);
                    }
                });
        return answer;
    }

    @Override
    public CompletableFuture<HandleInput> preview(MessageDraft draft) {
        return ask(() -> session().preview(draft));
    }

    @Override
    public CompletableFuture<SessionView> resume() {
        return ask(() -> goOn(new Goal.Run(Optional.empty())));
    }

    @Override
    public CompletableFuture<SessionView> runTo(Breakpoint position) {
        return ask(() -> goOn(new Goal.Run(Optional.of(position))));
    }

    @Override
    public CompletableFuture<SessionView> runTo(int pass, int device) {
        return ask(() -> {
            stepped = true;
            return goOn(new Goal.Cell(pass, device));
        });
    }

    @Override
    public CompletableFuture<SessionView> step(Step step) {
        return ask(() -> {
            SlotRun paused = paused();
            stepped = true;
            return goOn(Goal.of(step, paused));
        });
    }

    @Override
    public void pause() {
        RunState now = view.run();
        if (now == RunState.RUNNING || now == RunState.OPENING) {
            requests.pause();
        }
    }

    @Override
    public CompletableFuture<SessionView> stop() {
        requests.stop();
        return ask(() -> {
            requests.clear();
            if (run != null) {
                run.abandon();
                ended(run);
            }
            return view;
        });
    }

    @Override
    public CompletableFuture<SessionView> stops(List<StopPoint> stops) {
        requests.stops(stops);
        return ask(() -> {
            publish();
            return view;
        });
    }

    @Override
    public CompletableFuture<SnapshotView> saveSnapshot(String name) {
        return ask(() -> {
            requireNoSlot("save a snapshot");
            SnapshotView saved = shelf.put(session().save(name));
            publish();
            return saved;
        });
    }

    @Override
    public CompletableFuture<SessionView> restoreSnapshot(String id) {
        return ask(() -> {
            requireNoSlot("restore a snapshot");
            SavedState saved = shelf.get(id);
            return goOnFrom(saved, filesOf(saved));
        });
    }

    /** The changes of files since the slot of a state that it has. */
    private List<FileChange> filesOf(SavedState saved) {
        return changesSince(saved.slot()).stream()
                .filter(change -> change.madeIn(saved.state()))
                .toList();
    }

    /** All changes of files that were ever made between a slot and the next. */
    private List<FileChange> changesSince(int slot) {
        return timeline.stream()
                .filter(TimelineEntry.Restored.class::isInstance)
                .map(TimelineEntry.Restored.class::cast)
                .filter(entry -> entry.slot() == slot)
                .flatMap(entry -> entry.files().stream())
                .distinct()
                .toList();
    }

    private SessionView change(FileChange change) throws SessionException, FileChange.Impossible {
        SavedState changed = session().changed(change);
        List<FileChange> files = new ArrayList<>(filesOf(changed));
        files.remove(change);
        files.add(change);
        return goOnFrom(changed, files);
    }

    private SessionView goOnFrom(SavedState saved, List<FileChange> files) throws SessionException {
        session().restore(saved);
        if (history != null) {
            history.restored(saved);
        }
        timeline.add(new TimelineEntry.Restored(saved.name(), saved.slot(), files));
        publish();
        return view;
    }

    @Override
    public CompletableFuture<SessionView> changeFiles(FileChange change) {
        return ask(() -> {
            requireNoSlot("change files");
            return change(change);
        });
    }

    @Override
    public CompletableFuture<SessionView> again(LogStep step) {
        return switch (step) {
            case LogStep.Send(MessageDraft draft) -> send(draft, SendMode.RUN).thenApply(ignored -> view);
            case LogStep.Deliver(Delivery delivery) ->
                deliver(delivery, SendMode.RUN).thenApply(ignored -> view);
            case LogStep.Change(FileChange change) -> changeFiles(change);
        };
    }

    @Override
    public CompletableFuture<SessionView> deleteSnapshot(String id) {
        return ask(() -> {
            shelf.remove(id);
            publish();
            return view;
        });
    }

    @Override
    public CompletableFuture<byte[]> exportSnapshot(String id) {
        return ask(() -> SnapshotFile.encode(shelf.get(id)));
    }

    @Override
    public CompletableFuture<SnapshotView> importSnapshot(byte[] file, String label) {
        return ask(() -> {
            SnapshotView imported = shelf.put(session().fitting(SnapshotFile.decode(file, label), label));
            publish();
            return imported;
        });
    }

    @Override
    public <T> CompletableFuture<T> time(TimeQuestion<T> question) {
        return ask(() -> {
            History asked = history;
            if (asked == null) {
                throw new SessionException("No image is open; open a .wasm file or a sample first.");
            }
            givenUp = false;
            asked.underWay(pause.isPresent() ? Optional.ofNullable(run) : Optional.empty());
            Recording recording = asked.branch().timeline().recording();
            int slots = recording.slots().size();
            List<BranchView> before = branches();
            List<Bookmark> marked = asked.bookmarks();
            T answer = question.ask(asked);
            Recording now = asked.branch().timeline().recording();
            if (now != recording || slots != now.slots().size()) {
                rewrite(asked);
            } else if (!before.equals(branches()) || !marked.equals(asked.bookmarks())) {
                publish();
            }
            return answer;
        });
    }

    private List<BranchView> branches() {
        History all = history;
        return all == null
                ? List.of()
                : all.branches().stream()
                        .map(branch -> BranchView.of(branch, branch.equals(all.branch())))
                        .toList();
    }

    @Override
    public void giveUp() {
        givenUp = true;
        interruption.run();
    }

    /** Shows the slots of the branch that the process is on now. */
    private void rewrite(History asked) {
        timeline.clear();
        asked.timeline().recording().slots().forEach(slot -> timeline.add(new TimelineEntry.Slot(slot.record())));
        publish();
    }

    @Override
    public void close() {
        requests.stop();
        worker.shutdown();
    }

    /** The message that the process was spawned from; the worker only. */
    Optional<Message> processMessage() {
        return Optional.ofNullable(session).map(ProcessSession::processMessage);
    }

    /** {@link #close}, for a session whose worker goes on with others. */
    void leave() {
        listeners.clear();
        var _ = stop();
    }

    private void spawn(ProcessImage opened) {
        session = new ProcessSession(opened, options, LocalNode.distinct(definition, opened, others));
        image = seen(opened, session);
        History begun = new History(session, options, () -> givenUp);
        history = begun;
        interruption = begun::interrupt;
        timeline.clear();
        log.clear();
        notice = Optional.empty();
        stepped = false;
        run = session.spawn();
        drive(new Goal.Run(Optional.empty()));
    }

    private ImageView seen(ProcessImage opened, ProcessSession of) {
        return new ImageView(
                opened,
                of.imports(),
                ImageCheck.check(opened.module()),
                CompiledTier.obstacle(opened.module(), options));
    }

    @Override
    public CompletableFuture<List<String>> openSession(byte[] file, String label) {
        return ask(() -> {
            requireNoSlot("open a session");
            StoredSession stored = SessionFile.decode(file, label);
            givenUp = false;
            RunState before = state;
            state = RunState.OPENING;
            publish();
            Sessions.Replayed replayed;
            try {
                replayed = Sessions.replay(stored, options, () -> givenUp);
            } finally {
                state = before;
                publish();
            }
            adopt(stored, replayed.history());
            return replayed.differences();
        });
    }

    private void adopt(StoredSession stored, History opened) {
        shelf.clear();
        options = stored.options(options);
        ProcessSession process = opened.session();
        definition = process.definition();
        session = process;
        image = seen(process.image(), process);
        history = opened;
        interruption = opened::interrupt;
        log.clear();
        notice = Optional.empty();
        stepped = false;
        state = RunState.IDLE;
        rewrite(opened);
    }

    private SessionView goOn(Goal goal) throws SessionException {
        paused();
        drive(goal);
        return view;
    }

    private LiveStops liveStops(List<StopPoint> stops) {
        return new LiveStops(
                image().module(),
                stops,
                () -> history != null && history.recorder().isAnswering(),
                this::tell);
    }

    private ProcessImage image() {
        if (image == null) {
            throw new IllegalStateException("nothing runs without an image");
        }
        return image.image();
    }

    private void tell(String text) {
        if (log.size() < MOST_LOG && run != null) {
            log.add(new LogLine(run.at(), text));
        }
    }

    private void drive(Goal goal) {
        drive(goal, false);
    }

    private void drive(Goal goal, boolean begins) {
        SlotRun driven = run;
        if (driven == null) {
            return;
        }
        pause = Optional.empty();
        state = driven.slot() == 0 ? RunState.OPENING : RunState.RUNNING;
        publish();
        Optional<PauseReason> reason;
        try {
            reason = new Driver(driven, goal, requests, this::liveStops, begins, stepped, this::progress, this::publish)
                    .drive();
        } catch (RuntimeException e) {
            driven.abandon();
            ended(driven);
            throw e;
        }
        if (reason.isPresent()) {
            stepped = true;
            state = RunState.PAUSED;
            pause = Optional.of(Pictures.pause(driven, reason.get()));
            publish();
        } else {
            ended(driven);
        }
    }

    private void ended(SlotRun driven) {
        SlotRecord record = driven.record();
        timeline.add(new TimelineEntry.Slot(record));
        if (history != null) {
            history.underWay(Optional.empty());
            history.recorder().ended(driven);
        }
        if (record.slot() == 0 && session != null && image != null) {
            image = new ImageView(session.image(), session.imports(), image.report(), image.steppingOnly());
            notice = record.error().map(error -> "The process did not start: " + error.message());
        }
        run = null;
        pause = Optional.empty();
        state = RunState.IDLE;
        publish();
        CompletableFuture<SlotRecord> waiting = sender;
        sender = null;
        if (waiting != null) {
            waiting.complete(record);
        }
    }

    private ProcessSession session() throws SessionException {
        if (session == null) {
            throw new SessionException("No image is open; open a .wasm file or a sample first.");
        }
        return session;
    }

    private SlotRun paused() throws SessionException {
        if (run == null || pause.isEmpty()) {
            throw new SessionException("Nothing is paused; send a message with pause, or set a breakpoint.");
        }
        return run;
    }

    private void requireNoSlot(String what) throws SessionException {
        if (run != null) {
            throw new SessionException("Cannot " + what + " while slot " + run.slot()
                    + " is under way; resume it to its end or stop it first.");
        }
    }

    private void progress() {
        Instant now = options.clock().instant();
        if (Duration.between(published, now).compareTo(PROGRESS_EVERY) >= 0) {
            publish();
        }
    }

    private void publish() {
        published = options.clock().instant();
        view = picture();
        for (Consumer<SessionView> listener : listeners) {
            listener.accept(view);
        }
    }

    private SessionView picture() {
        Optional<ProcessSession> open = Optional.ofNullable(session);
        return new SessionView(
                state,
                options.choice(),
                definition,
                Optional.ofNullable(image),
                open.map(ProcessSession::processId),
                List.copyOf(timeline),
                Optional.ofNullable(run).map(WorkerDebugSession::inProgress),
                pause,
                open.map(ProcessSession::state).orElse(Message.EMPTY),
                open.flatMap(ProcessSession::memory),
                requests.stopsSet(),
                shelf.views(),
                notice,
                branches(),
                List.copyOf(log),
                history == null ? List.of() : history.bookmarks());
    }

    private static SlotInProgress inProgress(SlotRun run) {
        return new SlotInProgress(
                run.slot(), run.action(), run.at(), run.instructions(), run.elapsed(), run.steps(), run.console());
    }

    private <T> CompletableFuture<T> ask(Callable<T> task) {
        return Answers.of(worker, task);
    }
}
