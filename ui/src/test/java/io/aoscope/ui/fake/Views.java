package io.aoscope.ui.fake;

import io.aoscope.engine.check.ImageCheck;
import io.aoscope.engine.debug.BranchView;
import io.aoscope.engine.debug.ImageView;
import io.aoscope.engine.debug.MachineView;
import io.aoscope.engine.debug.MachineView.FrameView;
import io.aoscope.engine.debug.MachineView.Slot;
import io.aoscope.engine.debug.PauseReason;
import io.aoscope.engine.debug.PauseView;
import io.aoscope.engine.debug.PauseView.Phase;
import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.SlotInProgress;
import io.aoscope.engine.debug.SnapshotView;
import io.aoscope.engine.debug.TimelineEntry;
import io.aoscope.engine.debug.time.Bookmark;
import io.aoscope.engine.debug.time.Undecided;
import io.aoscope.engine.device.DeviceStep;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.Coordinate;
import io.aoscope.engine.session.ImageSource;
import io.aoscope.engine.session.ImportBinding;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.session.RunChoice;
import io.aoscope.engine.session.SlotError;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.SlotRecord.Status;
import io.aoscope.engine.session.StepRecord;
import io.aoscope.engine.vm.MemoryImage;
import io.aoscope.engine.vm.TypedValue;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.MalformedModuleException;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.WasmReader;
import io.aoscope.engine.wasm.lines.SourceLines;
import io.aoscope.samples.Sample;
import io.aoscope.samples.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Pictures of a session as they would come from a counter that was opened and sent to. */
public final class Views {
    /** The devices of an ordinary process. */
    public static final List<String> STACK =
            List.of("wasi@1.0", "json-iface@1.0", "wasm-64@1.0", "patch@1.0", "multipass@1.0");

    private Views() {}

    /** Nothing is open. */
    public static SessionView empty() {
        return new ViewDraft().view();
    }

    /** The counter, spawned, with these entries after the spawn. */
    public static SessionView idle(TimelineEntry... entries) {
        List<TimelineEntry> timeline = new ArrayList<>();
        timeline.add(new TimelineEntry.Slot(ok(0, "spawn")));
        timeline.addAll(List.of(entries));
        return new ViewDraft()
                .opened(counter(), "process-1", timeline)
                .kept(state(timeline.size()), Optional.of(memory(timeline.size())))
                .view();
    }

    /** The same with a condition that had no value. */
    public static SessionView undecided(SessionView view, Undecided condition) {
        return new ViewDraft(view).undecided(condition).view();
    }

    /** The same with these branches. */
    static SessionView branches(SessionView view, List<BranchView> branches, List<Bookmark> bookmarks) {
        return new ViewDraft(view).branches(branches, bookmarks).view();
    }

    /** Another image with these entries. */
    public static SessionView of(ImageView image, List<TimelineEntry> timeline) {
        SessionView idle = idle();
        return new ViewDraft(idle)
                .opened(image, idle.processId().orElseThrow(), timeline)
                .view();
    }

    /** The same as another process. */
    public static SessionView of(SessionView view, ProcessDefinition definition, RunChoice choice) {
        return new ViewDraft(view).process(definition, choice).view();
    }

    /** The same while a slot runs. */
    public static SessionView running(SessionView idle, long instructions) {
        return new ViewDraft(idle)
                .under(RunState.RUNNING, Optional.of(current(idle, instructions)), Optional.empty())
                .view();
    }

    /** The same while a slot is paused. */
    public static SessionView paused(SessionView idle, PauseView pause) {
        return new ViewDraft(idle)
                .under(RunState.PAUSED, Optional.of(current(idle, 4)), Optional.of(pause))
                .view();
    }

    /** The same with saved states. */
    public static SessionView withSnapshots(SessionView view, SnapshotView... snapshots) {
        return new ViewDraft(view).snapshots(List.of(snapshots)).view();
    }

    private static SlotInProgress current(SessionView idle, long instructions) {
        int slot = idle.timeline().size();
        return new SlotInProgress(
                slot,
                "Inc",
                new Coordinate(slot, 1, "wasm-64", instructions),
                OptionalLong.of(instructions),
                Duration.ofMillis(7),
                List.of(step(1, 1, "ok"), step(1, 2, "ok")),
                List.of());
    }

    /** Before a device. */
    public static PauseView before(int pass, int device) {
        return new PauseView(
                Coordinate.of(1, pass, STACK.get(device - 1), 0),
                new PauseReason.Stepped(),
                pass,
                device,
                STACK.get(device - 1),
                Phase.BEFORE_DEVICE,
                state(1),
                Optional.of(memory(1)),
                Optional.empty());
    }

    /** Inside handle, two frames deep. */
    public static PauseView inMachine(long instruction) {
        var local = new Slot(0, "message", new TypedValue(NumType.I64, 4096 + instruction), true);
        var handle = new FrameView(13, "handle", 3, 0x1a6, List.of(local), List.of());
        var inner = new FrameView(4, "find_action", 1, 0x9c, List.of(), List.of(local));
        return new PauseView(
                new Coordinate(1, 1, "wasm-64", instruction),
                new PauseReason.Stepped(),
                1,
                3,
                STACK.get(2),
                Phase.IN_MACHINE,
                state(1),
                Optional.of(memory((int) instruction)),
                Optional.of(new MachineView("handle", List.of(inner, handle), List.of(), instruction)));
    }

    /** A slot that answered. */
    public static SlotRecord ok(int slot, String action) {
        return slot(slot, action, Status.OK, Optional.empty());
    }

    /** A slot that failed. */
    public static SlotRecord failed(int slot, String action, String message) {
        return slot(slot, action, Status.ERROR, Optional.of(new SlotError("trap", message, STACK.get(2), 1)));
    }

    /** A slot as an entry of the timeline. */
    public static TimelineEntry entry(SlotRecord slot) {
        return new TimelineEntry.Slot(slot);
    }

    private static SlotRecord slot(int slot, String action, Status status, Optional<SlotError> error) {
        Message results = Message.of(
                "data", Value.of("" + slot), "outbox", Message.of("1", Message.of("target", Value.of("you"))));
        return new SlotRecord(
                slot,
                action,
                slot == 0 ? Optional.empty() : Optional.of(MessageDraft.action(action)),
                Optional.empty(),
                status,
                error,
                results,
                state(slot + 1),
                "",
                "",
                OptionalLong.of(1000L * slot),
                Optional.of(memory(slot + 1)),
                Duration.ofMillis(slot),
                "stepping",
                List.of(step(1, 1, "ok"), step(1, 2, "ok"), step(1, 3, "ok"), step(1, 5, "pass"), step(2, 1, "ok")),
                List.of(),
                List.of(),
                List.of());
    }

    /** A device that ended. */
    public static StepRecord step(int pass, int device, String answered) {
        return new StepRecord(
                new DeviceStep(
                        pass,
                        device,
                        STACK.get(device - 1),
                        "compute",
                        answered,
                        state(pass),
                        state(pass + 1),
                        "did its part",
                        OptionalLong.of(device == 3 ? 9936 : 0)),
                Duration.ofNanos(40_000));
    }

    /** A process state that counts. */
    public static Message state(int count) {
        return Message.of(
                "device-stack",
                new ListValue(
                        STACK.stream().map(Value::of).map(Value.class::cast).toList()),
                "count",
                Value.of("" + count));
    }

    /** One page of memory whose first byte is a number. */
    public static MemoryImage memory(int first) {
        byte[] page = new byte[65_536];
        page[0] = (byte) first;
        return MemoryImage.of(1, index -> page);
    }

    public static SnapshotView snapshot(String name) {
        return new SnapshotView("id-" + name, name, 1, 65_536, Instant.EPOCH, "abc");
    }

    /** The counter sample, with an import that nobody answers added for show. */
    public static ImageView counter() {
        Sample sample = Samples.find("counter-wat").orElseThrow();
        try {
            var source = new ImageSource("counter.wasm", Optional.of("/images/counter.wasm"), sample.image());
            var module = WasmReader.read(sample.image());
            return new ImageView(
                    new ProcessImage(source, "abcd".repeat(16), module, true, SourceLines.of(module)),
                    List.of(new ImportBinding("env", "nobody", FuncType.EMPTY, Optional.empty())),
                    ImageCheck.check(sample.image()),
                    Optional.empty());
        } catch (MalformedModuleException e) {
            throw new AssertionError("the counter sample is a module", e);
        }
    }
}
