package io.aoscope.engine.debug;

import io.aoscope.engine.debug.time.StopPoint;
import io.aoscope.engine.device.FileChange;
import io.aoscope.engine.session.HandleInput;
import io.aoscope.engine.session.ImageSource;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.RunLimits;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.TierChoice;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A session that passes on what it is asked to another, which may be another one each time. */
abstract class DelegatingSession implements DebugSession {

    /** The session meant now. */
    abstract DebugSession delegate();

    @Override
    public SessionView view() {
        return delegate().view();
    }

    @Override
    public CompletableFuture<SessionView> open(ImageSource source, ProcessDefinition definition) {
        return delegate().open(source, definition);
    }

    @Override
    public CompletableFuture<SessionView> limits(RunLimits limits) {
        return delegate().limits(limits);
    }

    @Override
    public CompletableFuture<SessionView> tier(TierChoice tier) {
        return delegate().tier(tier);
    }

    @Override
    public CompletableFuture<SlotRecord> send(MessageDraft draft, SendMode mode) {
        return delegate().send(draft, mode);
    }

    @Override
    public CompletableFuture<HandleInput> preview(MessageDraft draft) {
        return delegate().preview(draft);
    }

    @Override
    public CompletableFuture<SessionView> resume() {
        return delegate().resume();
    }

    @Override
    public CompletableFuture<SessionView> runTo(Breakpoint position) {
        return delegate().runTo(position);
    }

    @Override
    public CompletableFuture<SessionView> runTo(int pass, int device) {
        return delegate().runTo(pass, device);
    }

    @Override
    public CompletableFuture<SessionView> step(Step step, Granularity by) {
        return delegate().step(step, by);
    }

    @Override
    public <T> CompletableFuture<T> time(TimeQuestion<T> question) {
        return delegate().time(question);
    }

    @Override
    public void giveUp() {
        delegate().giveUp();
    }

    @Override
    public void pause() {
        delegate().pause();
    }

    @Override
    public CompletableFuture<SessionView> stop() {
        return delegate().stop();
    }

    @Override
    public CompletableFuture<SessionView> stops(List<StopPoint> stops) {
        return delegate().stops(stops);
    }

    @Override
    public CompletableFuture<SnapshotView> saveSnapshot(String name) {
        return delegate().saveSnapshot(name);
    }

    @Override
    public CompletableFuture<SessionView> restoreSnapshot(String id) {
        return delegate().restoreSnapshot(id);
    }

    @Override
    public CompletableFuture<SessionView> changeFiles(FileChange change) {
        return delegate().changeFiles(change);
    }

    @Override
    public CompletableFuture<SessionView> again(LogStep step) {
        return delegate().again(step);
    }

    @Override
    public CompletableFuture<SessionView> deleteSnapshot(String id) {
        return delegate().deleteSnapshot(id);
    }

    @Override
    public CompletableFuture<byte[]> exportSnapshot(String id) {
        return delegate().exportSnapshot(id);
    }

    @Override
    public CompletableFuture<List<String>> openSession(byte[] file, String label) {
        return delegate().openSession(file, label);
    }

    @Override
    public CompletableFuture<SnapshotView> importSnapshot(byte[] file, String label) {
        return delegate().importSnapshot(file, label);
    }
}
