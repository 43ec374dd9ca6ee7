package io.aoscope.engine.session;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A node with several processes, each of its own image, that can send each other messages. Not thread-safe. */
public final class LocalNode implements Directory {
    private static final String SEED = "random-seed";

    private final SessionOptions options;
    private final Map<String, Neighbour> processes = new LinkedHashMap<>();

    /**
     * A process of the node.
     *
     * @param name what the user calls it
     */
    public record Neighbour(String name, ProcessSession session) {
        public String processId() {
            return session.processId();
        }
    }

    public LocalNode(SessionOptions options) {
        this.options = options;
    }

    /** Takes in a process; it is not spawned yet. */
    public Neighbour add(String name, ProcessImage image, ProcessDefinition wanted) {
        ProcessSession session = new ProcessSession(image, options, distinct(wanted, image, this));
        Neighbour neighbour = new Neighbour(name, session);
        processes.put(session.processId(), neighbour);
        return neighbour;
    }

    /** In the order they were added. */
    public List<Neighbour> processes() {
        return List.copyOf(processes.values());
    }

    public Optional<Neighbour> find(String processId) {
        return Optional.ofNullable(processes.get(processId));
    }

    public Optional<Neighbour> named(String name) {
        return processes.values().stream()
                .filter(process -> process.name().equals(name))
                .findFirst();
    }

    @Override
    public Optional<Message> definition(String processId) {
        return find(processId).map(process -> process.session().processMessage());
    }

    /** Delivers what a slot sent, and everything that comes of it, running every slot to its end. */
    public PushResult push(String processId, SlotRecord slot, PushLimits limits) {
        Push push = Push.all(this, options, limits, processId, slot);
        for (var next = push.next(); next.isPresent(); next = push.next()) {
            ProcessSession receiver = find(next.get().target()).orElseThrow().session();
            push.ended(receiver.begin(next.get().delivery()).runToEnd());
        }
        return push.result();
    }

    /**
     * The definition, with another {@code random-seed} where a process of the same image and definition is there
     * (rule N12): the two would have one id.
     *
     * @param taken the processes that are there
     */
    public static ProcessDefinition distinct(ProcessDefinition wanted, ProcessImage image, Directory taken) {
        ProcessDefinition distinct = wanted;
        String seed = wanted.keys().text(SEED).orElse("aoscope");
        for (int number = 2;
                taken.definition(ProcessSession.id(image, distinct)).isPresent();
                number++) {
            distinct = new ProcessDefinition(wanted.keys().put(SEED, Binary.of(seed + "-" + number)));
        }
        return distinct;
    }
}
