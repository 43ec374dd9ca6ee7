package io.aoscope.engine.session;

import io.aoscope.engine.device.DeviceContext;
import io.aoscope.engine.device.DeviceEvent;
import io.aoscope.engine.device.Devices;
import io.aoscope.engine.device.Failure;
import io.aoscope.engine.device.JsonIfaceDevice;
import io.aoscope.engine.device.MessageStore;
import io.aoscope.engine.device.PatchDevice;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.device.StackRun;
import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.rules.Remark;
import io.aoscope.engine.rules.Rules;
import io.aoscope.engine.rules.RunRule;
import io.aoscope.engine.rules.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * What to know about a reply of {@code handle} and its outbox (semantics 8.6, 12, 14), told by the devices that would read
 * it; {@link MessageLint} is its counterpart.
 */
public final class ReplyLint {
    private static final String PREFIX = "wasm";

    private final List<Remark> remarks = new ArrayList<>();
    private final DeviceContext context;

    private ReplyLint(Devices devices) {
        context = DeviceContext.of(Profile.STANDARD, MessageStore.EMPTY, image -> {
                    throw new IllegalStateException("a reply has no image");
                })
                .withDevices(devices)
                .withEvents(this::event);
    }

    /**
     * Looks at a reply.
     *
     * @param reply the bytes that handle points to, without the zero behind them
     * @param process where patches go to, for instance
     * @param devices those of the node
     */
    public static List<Remark> of(byte[] reply, ProcessDefinition process, Devices devices) {
        ReplyLint lint = new ReplyLint(devices);
        Message ran = Message.of("type", Atom.OK, "output", Binary.of(reply));
        Message base = process.inForce()
                .put("output-prefix", Binary.of(PREFIX))
                .put("process", process.inForce())
                .put("pass", Value.of(2))
                .set("results/" + PREFIX, ran);
        if (lint.run(base, JsonIfaceDevice.NAME) instanceof StackRun.State.Finished(Message read)) {
            lint.run(read, PatchDevice.NAME);
        }
        return List.copyOf(lint.remarks);
    }

    private StackRun.State run(Message base, String device) {
        StackRun run = StackRun.of(base.put("device", Binary.of(device)), Message.EMPTY, "compute", context);
        StackRun.State at = run.state();
        while (!(at instanceof StackRun.State.Finished) && !(at instanceof StackRun.State.Failed)) {
            at = run.advance();
        }
        if (at instanceof StackRun.State.Failed failed) {
            fails(failed.failure(), device);
        }
        return at;
    }

    /** A failure that has a rule of its own was told as that. */
    private void fails(Failure failure, String device) {
        if (remarks.stream().noneMatch(remark -> remark.rule().severity() == Severity.ERROR)) {
            remarks.add(new Remark(RunRule.SLOT_BLOCKS, device, device + " fails on the reply: " + failure.message()));
        }
    }

    private void event(DeviceEvent event) {
        event.fields()
                .text("rule")
                .flatMap(Rules::find)
                .map(rule -> new Remark(rule, "reply", event.text()))
                .filter(remark -> !remarks.contains(remark))
                .ifPresent(remarks::add);
    }
}
