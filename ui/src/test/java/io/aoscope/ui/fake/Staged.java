package io.aoscope.ui.fake;

import io.aoscope.engine.check.Report;
import io.aoscope.engine.debug.Breakpoint;
import io.aoscope.engine.debug.ImageView;
import io.aoscope.engine.debug.MachineView;
import io.aoscope.engine.debug.MachineView.FrameView;
import io.aoscope.engine.debug.MachineView.Slot;
import io.aoscope.engine.debug.PauseReason;
import io.aoscope.engine.debug.PauseView;
import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.SlotInProgress;
import io.aoscope.engine.debug.StopPoints;
import io.aoscope.engine.debug.TimelineEntry;
import io.aoscope.engine.debug.time.Location;
import io.aoscope.engine.debug.time.StopPoint;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.session.ConsoleEvent;
import io.aoscope.engine.session.Coordinate;
import io.aoscope.engine.session.ImageSource;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.session.SlotError;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.SlotRecord.Status;
import io.aoscope.engine.session.SlotWarning;
import io.aoscope.engine.session.UndefinedImport;
import io.aoscope.engine.vm.MemoryImage;
import io.aoscope.engine.vm.TypedValue;
import io.aoscope.engine.wasm.MalformedModuleException;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.ValType;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.WasmReader;
import io.aoscope.engine.wasm.lines.SourceLines;
import io.aoscope.samples.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Views of a session, built by hand. */
public final class Staged {
    private Staged() {}

    /** A sample's module. */
    public static WasmModule module(String sample) {
        try {
            return WasmReader.read(Samples.find(sample).orElseThrow().image());
        } catch (MalformedModuleException e) {
            throw new IllegalStateException(e);
        }
    }

    public static SessionView nothing() {
        return new ViewDraft().view();
    }

    /** An image is open and nothing was sent. */
    public static SessionView open(WasmModule module) {
        var image = new ProcessImage(
                new ImageSource("counter.wasm", Optional.empty(), new byte[0]),
                "00",
                module,
                true,
                SourceLines.of(module));
        var view = new ImageView(image, List.of(), new Report(List.of()), Optional.empty());
        return new ViewDraft().opened(view, "process", List.of()).view();
    }

    /** The same session with breakpoints at instructions. */
    public static SessionView breakpoints(SessionView view, Set<Breakpoint> breakpoints) {
        List<StopPoint> stops = new ArrayList<>();
        for (Breakpoint point : breakpoints) {
            stops.add(StopPoints.plain(
                    stops.size() + 1,
                    "func " + point.functionIndex() + "+" + point.instructionIndex(),
                    new Location.Instruction(point.functionIndex(), point.instructionIndex())));
        }
        return stops(view, stops);
    }

    public static SessionView stops(SessionView view, List<StopPoint> stops) {
        return new ViewDraft(view).stops(stops).view();
    }

    /** The same session with slots that ended. */
    public static SessionView slots(SessionView view, SlotRecord... slots) {
        SlotRecord last = slots[slots.length - 1];
        return new ViewDraft(view)
                .idle()
                .timeline(Arrays.stream(slots)
                        .map(slot -> (TimelineEntry) new TimelineEntry.Slot(slot))
                        .toList())
                .kept(last.state(), last.memory())
                .view();
    }

    /** The same session paused in a machine call. */
    public static SessionView paused(SessionView view, PauseView pause, ConsoleEvent... console) {
        var slot = new SlotInProgress(
                pause.at().slot(),
                "Inc",
                pause.at(),
                OptionalLong.of(pause.at().instruction()),
                Duration.ofMillis(3),
                List.of(),
                List.of(console));
        return new ViewDraft(view)
                .under(RunState.PAUSED, Optional.of(slot), Optional.of(pause))
                .view();
    }

    /** The same session with the run gone on after its pause. */
    public static SessionView running(SessionView view) {
        return new ViewDraft(view)
                .under(RunState.RUNNING, view.current(), Optional.empty())
                .view();
    }

    public static PauseView pause(
            long instruction, Optional<MemoryImage> memory, List<Slot> globals, FrameView... frames) {
        return pause(new PauseReason.Stepped(), instruction, memory, globals, frames);
    }

    /** At a trap. */
    public static PauseView trapped(String message, FrameView... frames) {
        return pause(new PauseReason.Trapped(message), 7, Optional.empty(), List.of(), frames);
    }

    private static PauseView pause(
            PauseReason reason,
            long instruction,
            Optional<MemoryImage> memory,
            List<Slot> globals,
            FrameView... frames) {
        return new PauseView(
                Coordinate.of(1, 1, "wasm-64@1.0", instruction),
                reason,
                1,
                3,
                "wasm-64@1.0",
                PauseView.Phase.IN_MACHINE,
                Message.EMPTY,
                memory,
                Optional.of(new MachineView("handle", List.of(frames), globals, instruction)));
    }

    /** Before a device: no machine. */
    public static PauseView pauseBeforeDevice() {
        return new PauseView(
                Coordinate.of(1, 1, "wasi@1.0", 0),
                new PauseReason.Stepped(),
                1,
                1,
                "wasi@1.0",
                PauseView.Phase.BEFORE_DEVICE,
                Message.EMPTY,
                Optional.empty(),
                Optional.empty());
    }

    public static FrameView frame(
            WasmModule module, int function, int instruction, List<Slot> locals, List<Slot> operands) {
        WasmFunction body = module.function(function);
        int offset = body == null ? -1 : body.code().offset(instruction);
        return new FrameView(function, module.displayName(function), instruction, offset, locals, operands);
    }

    public static Slot slot(int index, String name, @Nullable ValType type, long bits) {
        return new Slot(index, name, new TypedValue(type, bits), true);
    }

    public static Slot i64(int index, String name, long value) {
        return slot(index, name, NumType.I64, value);
    }

    public static Slot i32(int index, String name, int value) {
        return slot(index, name, NumType.I32, value);
    }

    /** Memory that holds some texts and is zero elsewhere. */
    public static MemoryImage memory(long pages, Map<Long, String> texts) {
        return MemoryImage.of(pages, page -> {
            byte @Nullable [] bytes = null;
            for (Map.Entry<Long, String> text : texts.entrySet()) {
                if (text.getKey() >>> 16 == page) {
                    bytes = bytes == null ? new byte[65_536] : bytes;
                    byte[] utf8 = text.getValue().getBytes(StandardCharsets.UTF_8);
                    System.arraycopy(utf8, 0, bytes, (int) (text.getKey() & 0xFFFF), utf8.length);
                }
            }
            return bytes;
        });
    }

    /** A slot that answered with data, a message and a patch. */
    public static SlotRecord answered(int slot, String data, Optional<MemoryImage> memory, ConsoleEvent... console) {
        Message outbox = Message.builder()
                .put(
                        Key.of(1),
                        Message.builder()
                                .put("Action", "Count-Response")
                                .put("target", "L8kzIxYDlQkPCMWvHdUzUcxJDpRYQ1CzfNXCLGxRm0g")
                                .put("data", data)
                                .put("from-process", "process")
                                .build())
                .build();
        Message results = Message.builder()
                .put("data", data)
                .put("outbox", outbox)
                .put("patches", Message.EMPTY)
                .build();
        return record(slot, "Get", Optional.empty(), results, memory, List.of(), List.of(), console);
    }

    /** A slot whose image trapped, with a warning and an undefined import. */
    public static SlotRecord failed(int slot, ConsoleEvent... console) {
        return record(
                slot,
                "Crash",
                Optional.of(new SlotError(
                        "trap",
                        "handle trapped: integer divide by zero at 0x1a6 (func 12, handle). Step to it with Send and"
                                + " pause.",
                        "wasm-64@1.0",
                        1)),
                Message.EMPTY,
                Optional.empty(),
                List.of(new UndefinedImport("env", "emscripten_notify", 3)),
                List.of(new SlotWarning(
                        "import-stub",
                        "env.emscripten_notify is answered by a stub",
                        Coordinate.of(slot, 1, "wasm-64@1.0", 7),
                        1)),
                console);
    }

    private static SlotRecord record(
            int slot,
            String action,
            Optional<SlotError> error,
            Message results,
            Optional<MemoryImage> memory,
            List<UndefinedImport> imports,
            List<SlotWarning> warnings,
            ConsoleEvent... console) {
        return new SlotRecord(
                slot,
                action,
                Optional.empty(),
                Optional.empty(),
                error.isPresent() ? Status.ERROR : Status.OK,
                error,
                results,
                Message.of("results", results).merge(files()),
                "",
                "",
                OptionalLong.of(48_213),
                memory,
                Duration.ofMillis(2),
                "stepping",
                List.of(),
                imports,
                warnings,
                List.of(console));
    }

    /** State with files and descriptors as {@code wasi@1.0} leaves them. */
    public static Message files() {
        Message dev = Message.builder()
                .put("stdin", "")
                .put("stdout", "hello from slot 1\nhello again\n")
                .put("stderr", "")
                .build();
        Message data =
                Message.of("counter.txt", Binary.of("42\n"), "blob.bin", Binary.of(new byte[] {(byte) 0xFF, 0, 1}));
        Message descriptors = Message.builder()
                .put("0", descriptor("/dev/stdin", 0))
                .put("1", descriptor("/dev/stdout", 30))
                .put("2", descriptor("/dev/stderr", 0))
                .put("3", descriptor("/data/counter.txt", 3))
                .build();
        return Message.of("vfs", Message.of("dev", dev, "data", data), "file-descriptors", descriptors);
    }

    public static ConsoleEvent event(ConsoleEvent.Kind kind, int slot, String text) {
        return new ConsoleEvent(kind, Coordinate.of(slot, 1, "wasm-64@1.0", 120), text);
    }

    private static Message descriptor(String file, long offset) {
        return Message.builder().put("filename", file).put("offset", offset).build();
    }
}
