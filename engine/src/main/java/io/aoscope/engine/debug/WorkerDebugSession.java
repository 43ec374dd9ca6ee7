package io.aoscope.engine.debug;

import io.aoscope.engine.debug.time.Location;
import io.aoscope.engine.debug.time.SessionFile;
import io.aoscope.engine.debug.time.Sessions;
import io.aoscope.engine.debug.time.StopPoint;
import io.aoscope.engine.debug.time.StoredSession;
import io.aoscope.engine.device.FileChange;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.session.Delivery;
import io.aoscope.engine.session.Directory;
import io.aoscope.engine.session.HandleInput;
import io.aoscope.engine.session.ImageException;
import io.aoscope.engine.session.ImageLoader;
import io.aoscope.engine.session.ImageSource;
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
import io.aoscope.engine.wasm.WasmModule;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The debugger over one process session. The worker is the only thread that touches the session; other
 * threads leave {@link Requests} and read the last published {@link SessionView}.
 */
public final class WorkerDebugSession implements DebugSession {
    private final ExecutorService worker;
    private final Requests requests = new Requests();
    private final Publisher publisher;
    private final Opened opened;

    // Below: the worker only.
    private final Shelf shelf = new Shelf();
    private final SlotUnderWay slot = new SlotUnderWay(requests, this::progress, this::publish);

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
        this.worker = worker;
        this.opened = new Opened(options, others);
        this.publisher = new Publisher(() -> opened.options().clock().instant(), this::picture);
    }

    @Override
    public SessionView view() {
        return publisher.view();
    }

    @Override
    public Subscription listen(Consumer<SessionView> listener) {
        return publisher.listen(listener);
    }

    @Override
    public CompletableFuture<SessionView> open(ImageSource source, ProcessDefinition wanted) {
        return ask(() -> {
            slot.requireNone("open an image");
            ProcessImage loaded = load(source);
            shelf.clear();
            requests.stops(moved(loaded).stream()
                    .filter(stop -> !(stop.location() instanceof Location.Gone))
                    .toList());
            opened.definition(wanted);
            slot.spawn(opened.open(loaded));
            return view();
        });
    }

    private List<StopPoint> moved(ProcessImage next) {
        Optional<WasmModule> old =
                opened.process().map(process -> process.session().image().module());
        return new MovedStops(old, next.module()).of(requests.stopsSet());
    }

    /** Decodes and validates, showing that it does. */
    private ProcessImage load(ImageSource source) throws ImageException {
        RunState before = slot.state();
        slot.state(RunState.OPENING);
        publish();
        try {
            return ImageLoader.load(source);
        } catch (ImageException e) {
            slot.state(before);
            publish();
            throw e;
        }
    }

    @Override
    public CompletableFuture<Respawned> respawn(Respawn wanted) {
        return ask(() -> {
            slot.requireNone("spawn the process anew");
            Optional<OpenProcess> before = opened.process();
            List<LogEntry> log = before.filter(ignored -> wanted.replay())
                    .map(process -> LogEntry.of(process.timeline().entries()))
                    .orElse(List.of());
            ProcessImage open = before.map(process -> process.session().image()).orElse(null);
            ProcessImage loaded = open;
            if (wanted.image().isPresent()) {
                loaded = load(wanted.image().get());
                if (open == null || !open.sha256().equals(loaded.sha256())) {
                    shelf.clear();
                    requests.stops(moved(loaded));
                }
            }
            opened.definition(wanted.definition());
            opened.options(opened.options().with(wanted.choice()));
            if (loaded == null) {
                publish();
                return new Respawned(view(), List.of(), 0);
            }
            OpenProcess spawned = opened.open(loaded);
            slot.spawn(spawned);
            List<Respawned.Replayed> replayed = new Replay(spawned, slot, this::publish).of(log, requests);
            long messages = log.stream().filter(LogEntry.Sent.class::isInstance).count();
            return new Respawned(view(), replayed, (int) messages - replayed.size());
        });
    }

    @Override
    public CompletableFuture<SessionView> limits(RunLimits limits) {
        return ask(() -> {
            opened.options(opened.options().with(limits));
            return shown();
        });
    }

    @Override
    public CompletableFuture<SessionView> tier(TierChoice tier) {
        return ask(() -> {
            SessionOptions options = opened.options();
            opened.options(options.with(options.choice().withTier(tier)));
            opened.process().ifPresent(process -> process.session().tier(tier));
            return shown();
        });
    }

    @Override
    public CompletableFuture<SlotRecord> send(MessageDraft draft, SendMode mode) {
        return send(session -> session.begin(draft), mode);
    }

    /** {@link #send} for what a process sent. */
    CompletableFuture<SlotRecord> deliver(Delivery delivery, SendMode mode) {
        return send(session -> session.begin(delivery), mode);
    }

    private CompletableFuture<SlotRecord> send(Function<ProcessSession, SlotRun> begin, SendMode mode) {
        CompletableFuture<SlotRecord> answer = new CompletableFuture<>();
        var _ = ask(() -> {
                    slot.requireNone("send a message");
                    OpenProcess open = opened.required();
                    slot.send(open, begin.apply(open.session()), mode, answer);
                    return view();
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
        return ask(() -> opened.required().session().preview(draft));
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
        return ask(() -> goOn(new Goal.Cell(pass, device)));
    }

    @Override
    public CompletableFuture<SessionView> step(Step step, Granularity by) {
        return ask(() -> {
            slot.step(step, by);
            return view();
        });
    }

    @Override
    public void pause() {
        RunState now = view().run();
        if (now == RunState.RUNNING || now == RunState.OPENING) {
            requests.pause();
        }
    }

    @Override
    public CompletableFuture<SessionView> stop() {
        requests.stop();
        return ask(() -> {
            requests.clear();
            slot.abandon();
            return view();
        });
    }

    @Override
    public CompletableFuture<SessionView> stops(List<StopPoint> stops) {
        requests.stops(stops);
        return ask(this::shown);
    }

    @Override
    public CompletableFuture<SnapshotView> saveSnapshot(String name) {
        return ask(() -> {
            slot.requireNone("save a snapshot");
            SnapshotView saved = shelf.put(opened.required().session().save(name));
            publish();
            return saved;
        });
    }

    @Override
    public CompletableFuture<SessionView> restoreSnapshot(String id) {
        return ask(() -> {
            slot.requireNone("restore a snapshot");
            SavedState saved = shelf.get(id);
            opened.required().restore(saved);
            return shown();
        });
    }

    @Override
    public CompletableFuture<SessionView> changeFiles(FileChange change) {
        return ask(() -> {
            slot.requireNone("change files");
            opened.required().change(change);
            return shown();
        });
    }

    @Override
    public CompletableFuture<SessionView> again(LogStep step) {
        return switch (step) {
            case LogStep.Send(MessageDraft draft) -> send(draft, SendMode.RUN).thenApply(ignored -> view());
            case LogStep.Deliver(Delivery delivery) ->
                deliver(delivery, SendMode.RUN).thenApply(ignored -> view());
            case LogStep.Change(FileChange change) -> changeFiles(change);
        };
    }

    @Override
    public CompletableFuture<SessionView> deleteSnapshot(String id) {
        return ask(() -> {
            shelf.remove(id);
            return shown();
        });
    }

    @Override
    public CompletableFuture<byte[]> exportSnapshot(String id) {
        return ask(() -> SnapshotFile.encode(shelf.get(id)));
    }

    @Override
    public CompletableFuture<SnapshotView> importSnapshot(byte[] file, String label) {
        return ask(() -> {
            SnapshotView imported =
                    shelf.put(opened.required().session().fitting(SnapshotFile.decode(file, label), label));
            publish();
            return imported;
        });
    }

    @Override
    public <T> CompletableFuture<T> time(TimeQuestion<T> question) {
        return ask(() -> {
            OpenProcess asked = opened.required();
            opened.begin();
            return asked.answer(question, slot.paused(), this::publish);
        });
    }

    @Override
    public void giveUp() {
        opened.giveUp();
    }

    @Override
    public void close() {
        requests.stop();
        worker.shutdown();
    }

    /** The message that the process was spawned from; the worker only. */
    Optional<Message> processMessage() {
        return opened.process().map(open -> open.session().processMessage());
    }

    /** {@link #close}, for a session whose worker goes on with others. */
    void leave() {
        publisher.dismiss();
        var _ = stop();
    }

    @Override
    public CompletableFuture<List<String>> openSession(byte[] file, String label) {
        return ask(() -> {
            slot.requireNone("open a session");
            StoredSession stored = SessionFile.decode(file, label);
            opened.begin();
            RunState before = slot.state();
            slot.state(RunState.OPENING);
            publish();
            Sessions.Replayed replayed;
            try {
                replayed = Sessions.replay(stored, opened.options(), opened::isGivenUp);
            } finally {
                slot.state(before);
                publish();
            }
            shelf.clear();
            opened.open(stored, replayed.history());
            slot.state(RunState.IDLE);
            publish();
            return replayed.differences();
        });
    }

    private SessionView goOn(Goal goal) throws SessionException {
        slot.goOn(goal);
        return view();
    }

    private void progress() {
        publisher.progress();
    }

    private void publish() {
        publisher.publish();
    }

    private SessionView shown() {
        publish();
        return view();
    }

    private SessionView picture() {
        Optional<OpenProcess> open = opened.process();
        Optional<ProcessSession> session = open.map(OpenProcess::session);
        return new SessionView(
                slot.state(),
                opened.options().choice(),
                opened.definition(),
                open.map(OpenProcess::image),
                session.map(ProcessSession::processId),
                open.map(one -> one.timeline().entries()).orElse(List.of()),
                slot.inProgress(),
                slot.pause(),
                session.map(ProcessSession::state).orElse(Message.EMPTY),
                session.flatMap(ProcessSession::memory),
                requests.stopsSet(),
                shelf.views(),
                open.flatMap(OpenProcess::notice),
                open.map(OpenProcess::branches).orElse(List.of()),
                open.map(OpenProcess::log).orElse(List.of()),
                open.map(one -> one.history().bookmarks()).orElse(List.of()),
                open.map(OpenProcess::undecided).orElse(List.of()));
    }

    private <T> CompletableFuture<T> ask(Callable<T> task) {
        return Answers.of(worker, task);
    }
}
