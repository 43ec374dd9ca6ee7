package io.aoscope.engine.session;

import io.aoscope.engine.device.Assignment;
import io.aoscope.engine.device.Device;
import io.aoscope.engine.device.DeviceContext;
import io.aoscope.engine.device.DeviceEvent;
import io.aoscope.engine.device.Devices;
import io.aoscope.engine.device.FileChange;
import io.aoscope.engine.device.HostWatch;
import io.aoscope.engine.device.ProcessDevice;
import io.aoscope.engine.device.ProcessRun;
import io.aoscope.engine.device.RunningImage;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.MessageIds;
import io.aoscope.engine.message.Paths;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.rules.ImageRule;
import io.aoscope.engine.rules.RunRule;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.InstanceState;
import io.aoscope.engine.vm.LinearMemory;
import io.aoscope.engine.vm.MemoryImage;
import io.aoscope.engine.wasm.Import;
import io.aoscope.engine.wasm.ImportKind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * A process of one image: its state, and the slots it has answered. Not thread-safe; one slot is under
 * way at a time. A slot that fails or is stopped leaves state, memory, globals and tables as they were
 * before it.
 */
public final class ProcessSession {
    private static final String PRIVATE = "priv";
    private static final String NO_ACTION = "(no action)";

    private final ProcessImage image;
    private SessionOptions options;
    private final ProcessDefinition definition;
    private DeviceContext context;
    private Tiers tiers;
    private final Message processMessage;
    private final String processId;
    private Message state;
    private Optional<MemoryImage> memory = Optional.empty();
    private int lastSlot;

    /** A process of the five devices of aos. */
    public ProcessSession(ProcessImage image, SessionOptions options) {
        this(image, options, ProcessDefinition.AOS);
    }

    public ProcessSession(ProcessImage image, SessionOptions options, ProcessDefinition wanted) {
        this.image = image;
        this.options = options;
        this.definition = wanted;
        this.processMessage = ProcessMessages.definition(image, wanted);
        this.processId = MessageIds.idOfAny(processMessage);
        this.state = ProcessDevice.spawn(processMessage);
        this.context = ProcessContext.of(image, options);
        this.tiers = new Tiers(image, options);
    }

    public ProcessImage image() {
        return image;
    }

    /** Chooses the tier, from the next slot on. */
    public void tier(TierChoice tier) {
        if (tier != options.tier()) {
            options = options.with(options.choice().withTier(tier));
            tiers = new Tiers(image, options);
        }
    }

    /** What the process was made of. */
    public ProcessDefinition definition() {
        return definition;
    }

    DeviceContext context() {
        return context;
    }

    public String processId() {
        return processId;
    }

    /** The message that the process was spawned from. */
    public Message processMessage() {
        return processMessage;
    }

    /** The id that a process of an image and a definition has. */
    static String id(ProcessImage image, ProcessDefinition wanted) {
        return MessageIds.id(ProcessMessages.definition(image, wanted));
    }

    /** Who stands between guests and devices in the slots that begin from now on. */
    public void watch(HostWatch watch) {
        context = context.withWatch(watch);
    }

    /** The process state after the last slot kept, without private keys. */
    public Message state() {
        return state.withoutPrivate();
    }

    /** Linear memory after the last slot kept; empty where there is none. */
    public Optional<MemoryImage> memory() {
        return memory;
    }

    /** The image as it runs, after the last slot kept; empty where none was started. */
    public Optional<Instance> instance() {
        return instance(state);
    }

    /** Every imported function of the image and the device that answers it in this process. */
    public List<ImportBinding> imports() {
        List<ImportBinding> bindings = new ArrayList<>();
        for (Import wanted : image.module().imports()) {
            if (wanted.kind() instanceof ImportKind.Function(int typeIndex)) {
                bindings.add(new ImportBinding(
                        wanted.module(), wanted.name(), image.module().types().get(typeIndex), answering(wanted)));
            }
        }
        return bindings;
    }

    private Optional<String> answering(Import wanted) {
        return definition
                .imagePrefix()
                .flatMap(prefix -> state.message(Paths.join(prefix, "stdlib", wanted.module()))
                        .flatMap(entry -> entry.text("device")
                                .flatMap(context.devices()::find)
                                .filter(device -> Devices.answers(device, wanted.name(), entry, options.profile()))))
                .map(Device::name);
    }

    /** Prepares slot 0: the devices' {@code init}. */
    public SlotRun spawn() {
        SlotEvents events = events(0);
        events.event(DeviceEvent.warning(
                RunRule.PROCESS_MESSAGE_FIRST,
                "a process that is spawned over HTTP is first given its own Process message as slot 0, which AOScope"
                        + " does not send"));
        ProcessRun run = ProcessDevice.init(state, context.withEvents(events));
        return run(new SlotRun.Head(0, "spawn", Optional.empty(), Optional.empty()), run, events);
    }

    /** Prepares the slot of a message. */
    public SlotRun begin(MessageDraft draft) {
        int slot = lastSlot + 1;
        String action = title(draft);
        return begin(
                new SlotRun.Head(slot, action, Optional.of(draft), Optional.empty()),
                ProcessMessages.assignment(draft, slot, processId));
    }

    /** The action, else the function that is called. */
    private String title(MessageDraft draft) {
        boolean named = !draft.action().isEmpty() || draft.function().isPresent() || definition.speaksJson();
        return named
                ? draft.title()
                : definition.keys().text("function").map(name -> name + "()").orElse(NO_ACTION);
    }

    /** Prepares the slot of a message that a process sent. */
    public SlotRun begin(Delivery delivery) {
        int slot = lastSlot + 1;
        Delivery scheduled = delivery.atHeight(Math.max(delivery.blockHeight(), slot));
        String action = delivery.body().text("action").orElse(NO_ACTION);
        return begin(
                new SlotRun.Head(slot, action, Optional.empty(), Optional.of(scheduled)),
                ProcessMessages.assignment(scheduled, slot, processId));
    }

    /** Prepares a slot of the message that another slot was of; empty for the spawn. */
    public Optional<SlotRun> again(SlotRecord slot) {
        return slot.delivery().map(this::begin).or(() -> slot.message().map(this::begin));
    }

    private SlotRun begin(SlotRun.Head head, Assignment assignment) {
        SlotEvents events = events(head.slot());
        head.draft()
                .ifPresent(draft -> MessageLint.untold(draft, context.devices())
                        .forEach(remark -> events.event(DeviceEvent.warning(remark.rule(), remark.message()))));
        ProcessRun run = ProcessDevice.begin(state, assignment, context.withEvents(events));
        return run(head, run, events);
    }

    /** The state now, complete, under a name. */
    public SavedState save(String name) {
        InstanceState instanceState = instance(state)
                .map(Instance::state)
                .orElseThrow(() -> new IllegalStateException("the process has not started"));
        return new SavedState(
                name,
                lastSlot,
                options.clock().instant(),
                image.sha256(),
                state.withoutPrivate(),
                instanceState,
                ProcessDevice.stuckAt(state));
    }

    /** The state now with other files, under a name that tells the change; the process itself stays as it is. */
    public SavedState changed(FileChange change) throws FileChange.Impossible {
        SavedState now = save(change.did());
        return new SavedState(
                now.name(),
                now.slot(),
                now.saved(),
                now.imageSha256(),
                change.apply(now.state(), context),
                now.instance(),
                now.stuckAt());
    }

    /**
     * Makes a saved state the state of the process; a slot under way is given up.
     */
    public void restore(SavedState saved) {
        instance(state).ifPresent(instance -> {
            instance.machine().abandon();
            instance.restore(saved.instance());
        });
        state = ProcessDevice.stuckAt(withPrivate(saved.state()), saved.stuckAt());
        lastSlot = saved.slot();
        memory = image(state);
    }

    /**
     * Checks that a saved state is one of this image.
     *
     * @param label what the state's file is called in errors
     */
    public SavedState fitting(SavedState saved, String label) throws SnapshotException {
        if (!saved.imageSha256().equals(image.sha256())) {
            throw new SnapshotException(label + ": saved from another image (SHA-256 "
                    + saved.imageSha256()
                            .substring(0, Math.min(12, saved.imageSha256().length()))
                    + "…, open is " + image.sha256().substring(0, 12)
                    + "…); open the image it was saved from, then import it");
        }
        InstanceState ours = save("").instance();
        InstanceState theirs = saved.instance();
        if (ours.memories().size() != theirs.memories().size()
                || ours.globals().length != theirs.globals().length
                || ours.highHalves().length != theirs.highHalves().length
                || ours.tables().size() != theirs.tables().size()
                || ours.droppedData().length != theirs.droppedData().length
                || ours.droppedElements().length != theirs.droppedElements().length) {
            throw new SnapshotException(label
                    + ": it has other numbers of memories, globals, tables or segments than the image; the file is"
                    + " damaged, export the snapshot again");
        }
        return saved;
    }

    /** The request side of a message's slot, for showing what {@code handle} would read. */
    public HandleInput preview(MessageDraft draft) {
        return HandleInput.of(definition, state, ProcessMessages.assignment(draft, lastSlot + 1, processId), context);
    }

    private SlotRun run(SlotRun.Head head, ProcessRun run, SlotEvents events) {
        IdentityHashMap<Instance, InstanceState> before = new IdentityHashMap<>();
        RunningImage.all(state)
                .forEach(one -> before.put(one.instance(), one.instance().state()));
        return new SlotRun(head, run.stack(), events, options, tiers, status -> {
            lastSlot = head.slot();
            if (status == SlotRecord.Status.STOPPED) {
                state = state.set("at-slot", Value.of(head.slot()));
            } else {
                state = run.finish();
            }
            if (status != SlotRecord.Status.OK) {
                before.forEach(Instance::restore);
            }
            memory = image(state);
        });
    }

    /** Tells with every slot of a 32-bit memory, which HyperBEAM runs too (semantics 9.1), and of no compiled code. */
    private SlotEvents events(int slot) {
        SlotEvents events = new SlotEvents();
        events.locate(() -> Coordinate.of(slot, 1, ProcessDevice.NAME, 0));
        if (!image.memory64() && !image.module().memoryTypes().isEmpty()) {
            events.event(DeviceEvent.warning(
                    ImageRule.MEMORY32,
                    "the image has a 32-bit memory; it runs, here and on HyperBEAM, but AO images are memory64:"
                            + " build it for wasm64"));
        }
        tiers.obstacle()
                .ifPresent(reason -> events.event(
                        DeviceEvent.warning(RunRule.NOT_COMPILED, "the image stays on the stepping tier: " + reason)));
        return events;
    }

    private Message withPrivate(Message restored) {
        return state.at(Key.of(PRIVATE))
                .map(live -> restored.put(PRIVATE, live))
                .orElse(restored);
    }

    private static Optional<MemoryImage> image(Message state) {
        return instance(state).flatMap(Instance::exportedMemory).map(LinearMemory::image);
    }

    static Optional<Instance> instance(Message state) {
        return RunningImage.all(state).stream().findFirst().map(RunningImage::instance);
    }
}
