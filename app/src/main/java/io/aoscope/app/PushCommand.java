package io.aoscope.app;

import io.aoscope.app.PushMessages.Addressed;
import io.aoscope.engine.device.Devices;
import io.aoscope.engine.session.Cast;
import io.aoscope.engine.session.DeliveryCheck;
import io.aoscope.engine.session.Dispatch.Cause;
import io.aoscope.engine.session.Dispatch.Delivered;
import io.aoscope.engine.session.Dispatch.Undelivered;
import io.aoscope.engine.session.DraftReader.BadDraftException;
import io.aoscope.engine.session.LocalNode;
import io.aoscope.engine.session.LocalNode.Neighbour;
import io.aoscope.engine.session.PushLimits;
import io.aoscope.engine.session.PushResult;
import io.aoscope.engine.session.Scenario;
import io.aoscope.engine.session.SlotRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code aoscope push}: several processes that send each other messages. */
@Command(
        name = "push",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Spawns a process for each NAME=IMAGE, sends the messages in order, and after each one delivers what its"
                    + " slot sent to the other processes, and what they send, until nothing is left.",
            "Exit status: 0 every slot answered (and was as the scenario expects), 1 one failed or the push was"
                    + " endless, 2 bad usage or an unreadable file."
        })
final class PushCommand implements Callable<Integer> {
    @Mixin
    private final PushProcesses processes = new PushProcesses();

    @Mixin
    private final PushMessages messages = new PushMessages();

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = {
                "Take processes and messages from a scenario, a JSON object with processes, messages and expect;"
                        + " images are looked for beside it."
            })
    private @Nullable Path scenario;

    @Option(
            names = "--depth",
            paramLabel = "N",
            description = {"Hops after which a push is taken for endless and stopped (default 64)."})
    private int depth = PushLimits.DEFAULT.depth();

    @Option(
            names = "--deliveries",
            paramLabel = "N",
            description = {"Deliveries after which a push is taken for endless and stopped (default 1000)."})
    private int deliveries = PushLimits.DEFAULT.deliveries();

    @Mixin
    private final EngineOptions engine = new EngineOptions();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws UserException {
        LocalNode node = new LocalNode(engine.session());
        PushLimits limits = limits();
        Path file = scenario;
        List<Pushed> pushed = file == null ? messages(node, limits) : scenario(file, node, limits);
        if (output.json()) {
            output.print(new PushJson(node).document(engine.profileName(), pushed));
        } else {
            new PushText(node, output.out()).print(pushed);
        }
        return pushed.stream().allMatch(PushCommand::good) ? 0 : 1;
    }

    private List<Pushed> messages(LocalNode node, PushLimits limits) throws UserException {
        processes.addTo(node);
        List<Addressed> drafts = messages.read(node);
        List<Pushed> pushed = spawn(node);
        if (pushed.isEmpty()) {
            for (Addressed one : drafts) {
                pushed.add(send(node, one, limits));
            }
        }
        return pushed;
    }

    private List<Pushed> scenario(Path file, LocalNode node, PushLimits limits) throws UserException {
        if (processes.given() || messages.given()) {
            throw new UserException("--scenario has processes and messages of its own; leave out the others");
        }
        String label = file.toString();
        try {
            String text = Messages.utf8(ImageFile.read(file, "scenario"), file);
            Cast cast = Cast.read(text, label, Devices.installed());
            if (!cast.several()) {
                throw new UserException(
                        label + ": names no processes; add \"processes\":{\"NAME\":{\"image\":\"FILE.wasm\"}}");
            }
            PushProcesses.add(node, cast, file);
            Scenario read = Scenario.read(text, label, PushMessages.ids(node));
            List<Pushed> pushed = spawn(node);
            for (int i = 0; pushed.size() == i && i < read.messages().size(); i++) {
                Neighbour receiver = read.receivers()
                        .get(i)
                        .flatMap(node::named)
                        .orElse(node.processes().getFirst());
                Pushed sent = send(node, new Addressed(receiver, read.messages().get(i)), limits);
                pushed.add(new Pushed(
                        receiver,
                        sent.slot(),
                        sent.pushed(),
                        DeliveryCheck.differences(
                                read.expected().get(i),
                                receiver.processId(),
                                sent.slot(),
                                sent.pushed(),
                                id -> node.find(id).map(Neighbour::name).orElse(id))));
            }
            return pushed;
        } catch (BadDraftException e) {
            throw new UserException(e.getMessage());
        }
    }

    /** Starts every process; holds those that did not start. */
    private static List<Pushed> spawn(LocalNode node) {
        List<Pushed> failed = new ArrayList<>();
        for (Neighbour process : node.processes()) {
            SlotRecord spawn = process.session().spawn().runToEnd();
            if (spawn.status() != SlotRecord.Status.OK) {
                failed.add(new Pushed(process, spawn, new PushResult(List.of(), List.of()), List.of()));
            }
        }
        return failed;
    }

    private static Pushed send(LocalNode node, Addressed one, PushLimits limits) {
        SlotRecord slot = one.receiver().session().begin(one.draft()).runToEnd();
        PushResult pushed = node.push(one.receiver().processId(), slot, limits);
        return new Pushed(one.receiver(), slot, pushed, List.of());
    }

    private PushLimits limits() throws UserException {
        try {
            return new PushLimits(depth, deliveries);
        } catch (IllegalArgumentException e) {
            throw new UserException("--depth, --deliveries: " + e.getMessage());
        }
    }

    private static boolean good(Pushed one) {
        return one.slot().status() == SlotRecord.Status.OK
                && one.differences().isEmpty()
                && one.pushed().dispatches().stream().allMatch(dispatch -> switch (dispatch.outcome()) {
                    case Delivered(String ignored, SlotRecord slot) -> slot.status() == SlotRecord.Status.OK;
                    case Undelivered undelivered ->
                        undelivered.cause() != Cause.LIMIT && undelivered.cause() != Cause.ENDED;
                });
    }
}
