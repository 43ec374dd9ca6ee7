package io.aoscope.engine.debug;

import io.aoscope.engine.session.Cast;
import io.aoscope.engine.session.Directory;
import io.aoscope.engine.session.ImageLoader;
import io.aoscope.engine.session.ImageSource;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.Push;
import io.aoscope.engine.session.PushLimits;
import io.aoscope.engine.session.PushResult;
import io.aoscope.engine.session.RunLimits;
import io.aoscope.engine.session.SessionOptions;
import io.aoscope.engine.session.SlotRecord;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/**
 * Several {@link WorkerDebugSession}s on one worker. The worker alone changes which there are and what was pushed; the
 * selection is changed by whoever asks, so that what is asked next already means the process selected.
 */
public final class WorkerNodeSession extends DelegatingSession implements NodeSession {
    private final ExecutorService worker;
    private volatile SessionOptions options;
    private final List<Member> members = new CopyOnWriteArrayList<>();
    private final List<Consumer<SessionView>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<NodeView>> nodeListeners = new CopyOnWriteArrayList<>();
    private final Pushes pushes = new Pushes(this::find, this::publishNode);
    private volatile Member selected;
    private volatile NodeView node;
    private int lastKey;

    /**
     * @param worker runs one task at a time, in order; shut down by {@link #close}
     */
    public WorkerNodeSession(SessionOptions options, ExecutorService worker) {
        this.options = options;
        this.worker = worker;
        Member first = member(options);
        this.selected = first;
        members.add(first);
        this.node = picture();
        first.session().listen(view -> seen(first, view));
    }

    @Override
    DebugSession delegate() {
        return selected.session();
    }

    @Override
    public Subscription listen(Consumer<SessionView> listener) {
        listeners.add(listener);
        listener.accept(view());
        return () -> listeners.remove(listener);
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

    /** All processes of a session follow one HyperBEAM: where that is another, every one is spawned anew. */
    @Override
    public CompletableFuture<Respawned> respawn(Respawn wanted) {
        Member asked = selected;
        List<Member> others = members.stream()
                .filter(one -> one != asked && !one.choice().samePromise(wanted.choice()))
                .toList();
        for (Member other : others) {
            if (other.session().view().current().isPresent()) {
                return CompletableFuture.failedFuture(new SessionException(other.name()
                        + " would be spawned anew, too, but is in the middle of a slot; resume it to its end or stop it"
                        + " first."));
            }
        }
        for (Member other : others) {
            Respawn same = new Respawn(
                    Optional.empty(), other.session().view().definition(), wanted.choice(), wanted.replay());
            var _ = other.session().respawn(same);
        }
        return asked.session().respawn(wanted);
    }

    @Override
    public CompletableFuture<SessionView> openBeside(ImageSource source, ProcessDefinition definition, String name) {
        return ask(() -> {
                    ImageLoader.load(source);
                    return beside(name);
                })
                .thenCompose(opened -> opened.session().open(source, definition));
    }

    @Override
    public CompletableFuture<SessionView> openCast(ImageSource source, Cast cast) {
        CompletableFuture<SessionView> opened = ask(() -> {
            ImageLoader.load(source);
            for (Member member : members) {
                if (member.session().view().current().isPresent()) {
                    throw new SessionException(
                            member.name() + " is in the middle of a slot; resume it to its end or stop it first.");
                }
            }
            Member stays = selected;
            for (Member member : members) {
                if (member != stays) {
                    leave(member);
                }
            }
            return view();
        });
        String first = selected.key();
        for (Cast.Role role : cast.roles()) {
            boolean replaces = role == cast.roles().getFirst();
            opened = opened.thenCompose(ignored -> ask(() -> {
                        Member member = replaces ? selected : beside(role.name());
                        member.christen(unused(role.name(), member));
                        return member;
                    }))
                    .thenCompose(member -> member.session().open(source, role.definition()));
        }
        return opened.thenCompose(ignored -> select(first));
    }

    /** A process without an image: the only one there is, or a new one that is selected. */
    private Member beside(String name) {
        if (selected.session().view().run() == RunState.NO_IMAGE) {
            selected.christen(unused(name, selected));
            return selected;
        }
        Member opened = member(options.with(view().choice()));
        opened.christen(unused(name, opened));
        members.add(opened);
        opened.session().listen(view -> seen(opened, view));
        selected = opened;
        return opened;
    }

    @Override
    public Optional<SessionView> view(String key) {
        return keyed(key).map(member -> member.session().view());
    }

    @Override
    public CompletableFuture<SessionView> select(String key) {
        Optional<Member> wanted = keyed(key);
        if (wanted.isEmpty()) {
            return CompletableFuture.failedFuture(
                    new SessionException("This process is not in the session any more; choose one of the list."));
        }
        selected = wanted.get();
        return ask(this::published);
    }

    @Override
    public CompletableFuture<SessionView> close(String key) {
        return ask(() -> {
            Optional<Member> leaving = keyed(key);
            if (leaving.isPresent()) {
                leave(leaving.get());
            }
            return published();
        });
    }

    private void leave(Member leaving) throws SessionException {
        if (members.size() == 1) {
            throw new SessionException("The last process stays; open another image in its place.");
        }
        int place = members.indexOf(leaving);
        members.remove(leaving);
        if (selected == leaving) {
            selected = members.get(Math.min(place, members.size() - 1));
        }
        leaving.processId().ifPresent(pushes::forget);
        leaving.session().leave();
    }

    @Override
    public CompletableFuture<PushResult> deliver(SlotRecord from, String outboxKey, SendMode mode) {
        return push(from, mode, (sender, id) -> Push.one(directory(members), options(sender), id, from, outboxKey));
    }

    @Override
    public CompletableFuture<PushResult> push(SlotRecord from) {
        return push(
                from,
                SendMode.RUN,
                (sender, id) -> Push.all(directory(members), options(sender), PushLimits.DEFAULT, id, from));
    }

    /** How to push what a process sent. */
    private interface Plan {
        Push of(Member sender, String processId);
    }

    private CompletableFuture<PushResult> push(SlotRecord from, SendMode mode, Plan plan) {
        Member sender = selected;
        CompletableFuture<PushResult> done = new CompletableFuture<>();
        var _ = ask(() -> {
                    String id = sender.processId().orElse("");
                    if (!sender.has(from)) {
                        throw new SessionException("This slot is none of the selected process; select its process.");
                    }
                    pushes.start(sender, from, plan.of(sender, id), mode, done);
                    return view();
                })
                .whenComplete((ignored, problem) -> {
                    if (problem != null) {
                        done.completeExceptionally(problem);
                    }
                });
        return done;
    }

    @Override
    public CompletableFuture<SessionView> stopPush() {
        pushes.stop();
        return ask(this::view);
    }

    @Override
    public void close() {
        members.forEach(one -> one.session().leave());
        worker.shutdown();
    }

    private Member member(SessionOptions itsOptions) {
        String key = "process-" + ++lastKey;
        return new Member(
                key,
                new WorkerDebugSession(
                        itsOptions,
                        worker,
                        id -> directory(members.stream()
                                        .filter(one -> !one.key().equals(key))
                                        .toList())
                                .definition(id)));
    }

    /** For the selected process, and for those opened later. */
    @Override
    public CompletableFuture<SessionView> limits(RunLimits limits) {
        options = options.with(limits);
        return super.limits(limits);
    }

    private SessionOptions options(Member sender) {
        return options.with(sender.choice());
    }

    private Optional<Member> keyed(String key) {
        return members.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    private Optional<Member> find(String processId) {
        return members.stream()
                .filter(one -> one.processId().filter(processId::equals).isPresent())
                .findFirst();
    }

    private static Directory directory(List<Member> among) {
        return id -> among.stream()
                .filter(one -> one.processId().filter(id::equals).isPresent())
                .findFirst()
                .flatMap(one -> one.session().processMessage());
    }

    private String unused(String wanted, Member by) {
        String name = wanted;
        for (int number = 2; taken(name, by); number++) {
            name = wanted + " " + number;
        }
        return name;
    }

    private boolean taken(String name, Member by) {
        return members.stream().anyMatch(one -> one != by && one.name().equals(name));
    }

    /** A process has changed: what it shows is passed on if it is the selected one, or has become so by pausing. */
    private void seen(Member member, SessionView view) {
        member.see(view);
        member.former().ifPresent(pushes::forget);
        member.newName().ifPresent(name -> member.name(unused(name, member)));
        if (member.paused() && members.contains(member)) {
            selected = member;
        }
        publishNode();
        if (member == selected) {
            listeners.forEach(listener -> listener.accept(view));
        }
    }

    private SessionView published() {
        publishNode();
        SessionView view = view();
        listeners.forEach(listener -> listener.accept(view));
        return view;
    }

    private void publishNode() {
        NodeView next = picture();
        if (!next.same(node)) {
            node = next;
            nodeListeners.forEach(listener -> listener.accept(next));
        }
    }

    private NodeView picture() {
        return new NodeView(
                members.stream().map(Member::view).toList(),
                selected.key(),
                pushes.all(),
                pushes.progress(),
                pushes.last());
    }

    private <T> CompletableFuture<T> ask(Callable<T> task) {
        return Answers.of(worker, task);
    }
}
