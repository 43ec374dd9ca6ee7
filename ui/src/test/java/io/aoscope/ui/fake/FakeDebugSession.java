package io.aoscope.ui.fake;

import io.aoscope.engine.debug.Breakpoint;
import io.aoscope.engine.debug.Granularity;
import io.aoscope.engine.debug.LogStep;
import io.aoscope.engine.debug.NodeSession;
import io.aoscope.engine.debug.NodeView;
import io.aoscope.engine.debug.ProcessView;
import io.aoscope.engine.debug.Respawn;
import io.aoscope.engine.debug.Respawned;
import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.debug.SendMode;
import io.aoscope.engine.debug.SessionException;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.SnapshotView;
import io.aoscope.engine.debug.Step;
import io.aoscope.engine.debug.TimeQuestion;
import io.aoscope.engine.debug.time.History;
import io.aoscope.engine.debug.time.RecordedSlot;
import io.aoscope.engine.debug.time.StopPoint;
import io.aoscope.engine.device.FileChange;
import io.aoscope.engine.session.Cast;
import io.aoscope.engine.session.HandleInput;
import io.aoscope.engine.session.ImageSource;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.PushResult;
import io.aoscope.engine.session.RunLimits;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.TierChoice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what a test says and writes down what it is asked, one line each, such as {@code step
 * OVER}. What a test does not prepare fails with a {@link SessionException}.
 */
public final class FakeDebugSession implements NodeSession {
    private final List<Consumer<SessionView>> listeners = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private SessionView view;
    private final List<Consumer<NodeView>> nodeListeners = new ArrayList<>();
    private NodeView node = new NodeView(
            List.of(new ProcessView("process-1", "alone", Optional.empty(), 0, RunState.IDLE)),
            "process-1",
            List.of(),
            Optional.empty(),
            Optional.empty());
    private Optional<SlotRecord> answer = Optional.empty();
    private Optional<PushResult> pushed = Optional.empty();
    private List<Respawned.Replayed> replayed = List.of();
    private Optional<String> refusal = Optional.empty();

    private @Nullable History history;
    private Function<History, SessionView> drawn = Recorded::shown;

    public FakeDebugSession(SessionView view) {
        this.view = view;
    }

    /** Tells every listener of a new picture. */
    public void publish(SessionView next) {
        view = next;
        List.copyOf(listeners).forEach(listener -> listener.accept(next));
    }

    /** Tells every listener of other processes. */
    public void publish(NodeView next) {
        node = next;
        List.copyOf(nodeListeners).forEach(listener -> listener.accept(next));
    }

    /** Every push from now on does this. */
    public void pushWith(PushResult result) {
        pushed = Optional.of(result);
    }

    /** Every slot sent from now on ends like this. */
    public void answerWith(SlotRecord slot) {
        answer = Optional.of(slot);
    }

    /** Everything asked from now on fails with this message. */
    public void refuse(String message) {
        refusal = Optional.of(message);
    }

    /** What was asked so far. */
    public List<String> asked() {
        return List.copyOf(asked);
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
    public CompletableFuture<SessionView> open(ImageSource source, ProcessDefinition definition) {
        return viewAfter("open " + source.label());
    }

    /** Takes definition and choice over into the view. */
    @Override
    public CompletableFuture<Respawned> respawn(Respawn wanted) {
        if (refusal.isEmpty()) {
            publish(Views.of(view, wanted.definition(), wanted.choice()));
        }
        String image = wanted.image().map(source -> " " + source.label()).orElse("");
        return after(
                "respawn" + image + " " + wanted.choice().profile() + (wanted.replay() ? " replay" : ""),
                Optional.of(new Respawned(view, replayed, 0)));
    }

    /** What every respawn from now on replays. */
    public void replayWith(Respawned.Replayed... messages) {
        replayed = List.of(messages);
    }

    @Override
    public CompletableFuture<SessionView> limits(RunLimits limits) {
        return viewAfter("limits " + limits);
    }

    @Override
    public CompletableFuture<SessionView> tier(TierChoice tier) {
        publish(Views.of(view, view.definition(), view.choice().withTier(tier)));
        return viewAfter("tier " + tier);
    }

    @Override
    public CompletableFuture<SlotRecord> send(MessageDraft draft, SendMode mode) {
        return after("send " + draft.action() + " " + mode, answer);
    }

    @Override
    public CompletableFuture<HandleInput> preview(MessageDraft draft) {
        var input = new HandleInput("{\"Action\":\"" + draft.action() + "\"}", "{}", Optional.empty());
        return after("preview " + draft.action(), Optional.of(input));
    }

    @Override
    public CompletableFuture<SessionView> resume() {
        return viewAfter("resume");
    }

    @Override
    public CompletableFuture<SessionView> runTo(Breakpoint position) {
        return viewAfter("runTo " + position.functionIndex() + ":" + position.instructionIndex());
    }

    @Override
    public CompletableFuture<SessionView> runTo(int pass, int device) {
        return viewAfter("runTo pass " + pass + " device " + device);
    }

    @Override
    public CompletableFuture<SessionView> step(Step step, Granularity by) {
        return viewAfter("step " + step + (by == Granularity.LINE ? " by line" : ""));
    }

    @Override
    public void pause() {
        asked.add("pause");
    }

    @Override
    public CompletableFuture<SessionView> stop() {
        return viewAfter("stop");
    }

    @Override
    public CompletableFuture<SessionView> stops(List<StopPoint> stops) {
        publish(Staged.stops(view, stops));
        return viewAfter("stops " + stops.size());
    }

    @Override
    public CompletableFuture<SnapshotView> saveSnapshot(String name) {
        return after("save " + name, Optional.of(Views.snapshot(name)));
    }

    @Override
    public CompletableFuture<SessionView> restoreSnapshot(String id) {
        return viewAfter("restore " + id);
    }

    @Override
    public CompletableFuture<SessionView> changeFiles(FileChange change) {
        return viewAfter("files " + change);
    }

    @Override
    public CompletableFuture<SessionView> again(LogStep step) {
        return viewAfter("again " + step);
    }

    @Override
    public Optional<SessionView> view(String key) {
        return Optional.of(view());
    }

    @Override
    public CompletableFuture<SessionView> deleteSnapshot(String id) {
        return viewAfter("delete " + id);
    }

    @Override
    public CompletableFuture<byte[]> exportSnapshot(String id) {
        return after("export " + id, Optional.of(("bytes of " + id).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public CompletableFuture<SnapshotView> importSnapshot(byte[] file, String label) {
        return after("import " + label + ", " + file.length + " bytes", Optional.of(Views.snapshot(label)));
    }

    @Override
    public CompletableFuture<List<String>> openSession(byte[] file, String label) {
        return after("openSession " + label + ", " + file.length + " bytes", Optional.of(List.of()));
    }

    /** What questions about time are asked of from now on. */
    public void history(History recorded) {
        history = recorded;
    }

    /** The same, with a new picture after each question that changed the course of history. */
    public void history(History recorded, Function<History, SessionView> picture) {
        history = recorded;
        drawn = picture;
    }

    @Override
    public <T> CompletableFuture<T> time(TimeQuestion<T> question) {
        asked.add("time");
        if (history == null) {
            return CompletableFuture.failedFuture(new SessionException("No image is open."));
        }
        try {
            RecordedSlot before = history.timeline().recording().last().orElse(null);
            T answer = question.ask(history);
            if (!Recorded.shows(view, history)
                    || before != history.timeline().recording().last().orElse(null)) {
                publish(drawn.apply(history));
            }
            return CompletableFuture.completedFuture(answer);
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void giveUp() {
        asked.add("give up");
    }

    @Override
    public NodeView node() {
        return node;
    }

    @Override
    public Subscription listenToNode(Consumer<NodeView> listener) {
        nodeListeners.add(listener);
        listener.accept(node);
        return () -> nodeListeners.remove(listener);
    }

    @Override
    public CompletableFuture<SessionView> openBeside(ImageSource source, ProcessDefinition definition, String name) {
        return viewAfter("openBeside " + source.label() + " as " + name);
    }

    @Override
    public CompletableFuture<SessionView> openCast(ImageSource source, Cast cast) {
        return viewAfter("openCast " + source.label() + " of "
                + cast.roles().stream().map(Cast.Role::name).toList());
    }

    @Override
    public CompletableFuture<SessionView> select(String key) {
        return viewAfter("select " + key);
    }

    @Override
    public CompletableFuture<SessionView> close(String key) {
        return viewAfter("close " + key);
    }

    @Override
    public CompletableFuture<PushResult> deliver(SlotRecord from, String outboxKey, SendMode mode) {
        return after("deliver " + from.slot() + " " + outboxKey + " " + mode, pushed);
    }

    @Override
    public CompletableFuture<PushResult> push(SlotRecord from) {
        return after("push " + from.slot(), pushed);
    }

    @Override
    public CompletableFuture<SessionView> stopPush() {
        return viewAfter("stopPush");
    }

    @Override
    public void close() {
        asked.add("close");
    }

    private CompletableFuture<SessionView> viewAfter(String request) {
        return after(request, Optional.of(view));
    }

    private <T> CompletableFuture<T> after(String request, Optional<T> result) {
        asked.add(request);
        if (refusal.isPresent()) {
            return CompletableFuture.failedFuture(new SessionException(refusal.get()));
        }
        return result.map(CompletableFuture::completedFuture)
                .orElseGet(() -> CompletableFuture.failedFuture(new SessionException("not prepared: " + request)));
    }
}
