package io.aoscope.engine.device;

import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.MapOrders;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.NotSettableException;
import io.aoscope.engine.message.Paths;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.rules.MessageRule;
import io.aoscope.engine.rules.Rule;
import io.aoscope.engine.rules.RunRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code patch@1.0}: moves patches out of the outbox into the state (semantics 12; rules A1 to A9). */
public final class PatchDevice implements Device {
    public static final String NAME = "patch@1.0";
    private static final Set<String> KEYS = Set.of("init", "normalize", "snapshot", "compute", "patches", "all");
    /** Keys that the node takes for requests without their arguments while it merges a patch. */
    private static final Set<String> REFUSED =
            Set.of("remove", "set-path", "set_path", "get", "commit", "info", "module_info");

    /** The entries of a source that are patches, and what is left of it. */
    private record Split(Message patches, Message rest, int count) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean knows(String key) {
        return KEYS.contains(key);
    }

    @Override
    public Outcome resolve(String key, Message base, Message request, DeviceContext context) {
        return switch (key) {
            case "init", "normalize", "snapshot" -> {
                context.events()
                        .event(DeviceEvent.warning(
                                RunRule.SNAPSHOT_COPIES_STATE,
                                "patch@1.0 is in the stack: each snapshot on HyperBEAM holds a copy of the whole"
                                        + " state"));
                yield new Outcome.Ok(base, "nothing to do");
            }
            case "compute", "patches" -> {
                mode(base, context);
                yield apply(PatchPaths.of(base, request), context);
            }
            case "all" -> moveAll(PatchPaths.of(base, request));
            default -> new Outcome.NotFound();
        };
    }

    private static Outcome apply(PatchPaths paths, DeviceContext context) {
        Optional<Value> source = paths.source();
        if (source.isEmpty()) {
            return new Outcome.NotFound("nothing at " + paths.from());
        }
        if (!(source.get() instanceof Message entries)) {
            return Outcome.failed(
                    FailureKind.BAD_PATCH,
                    "the patch source " + paths.from() + " is not a message but "
                            + source.get().display()
                            + "; patch-from has to name a message of messages, such as /results/outbox",
                    paths.root());
        }
        try {
            loadable(entries, paths, context.devices());
            Split split = split(entries, paths);
            Message patched = paths.mergeIntoTarget(paths.replaceSource(split.rest()), split.patches());
            NodeWarnings.ofPatches(split.patches(), paths.to(), context.events());
            return new Outcome.Ok(patched, describe(split, paths));
        } catch (Refused e) {
            boolean device = e.kind() == FailureKind.DEVICE_NOT_LOADABLE;
            warn(
                    device ? MessageRule.UNKNOWN_DEVICE : MessageRule.PATCH_RESERVED_KEY,
                    "HyperBEAM fails here too: " + e.getMessage(),
                    context);
            return e.outcome(paths.root());
        } catch (NotSettableException e) {
            return unsettable(e, paths);
        }
    }

    /** Semantics 12: nothing reads it. */
    private static void mode(Message base, DeviceContext context) {
        base.text("patch-mode")
                .filter(mode -> !mode.equals("patches"))
                .ifPresent(mode -> warn(
                        RunRule.PATCH_MODE,
                        "the process has the patch-mode " + mode + ", which nothing reads: patches are applied",
                        context));
    }

    private static void warn(Rule rule, String text, DeviceContext context) {
        context.events().event(DeviceEvent.warning(rule, text));
    }

    private static Outcome moveAll(PatchPaths paths) {
        Optional<Value> source = paths.source();
        if (source.isEmpty()) {
            return new Outcome.NotFound("nothing at " + paths.from());
        }
        try {
            Message moved = paths.mergeIntoTarget(paths.removeSource(), source.get());
            return new Outcome.Ok(moved, "moved everything at " + paths.from() + " to " + paths.to());
        } catch (Refused e) {
            return e.outcome(paths.root());
        } catch (NotSettableException e) {
            return unsettable(e, paths);
        }
    }

    private static Outcome unsettable(NotSettableException e, PatchPaths paths) {
        return Outcome.failed(
                FailureKind.BAD_PATCH,
                "a patch from " + paths.from() + " to " + paths.to() + " fails: " + e.getMessage()
                        + ". Send the whole value, or use another key",
                paths.root());
    }

    /** The node loads the device of every entry, patch or not, to read its method. */
    private static void loadable(Message entries, PatchPaths paths, Devices devices) throws Refused {
        for (Map.Entry<Key, Value> entry : entries.entries().entrySet()) {
            Optional<Value> device =
                    entry.getValue() instanceof Message message ? message.get("device") : Optional.empty();
            if (device.filter(named -> !(named instanceof Message) && !devices.loadable(named.display()))
                    .isPresent()) {
                throw new Refused(
                        FailureKind.DEVICE_NOT_LOADABLE,
                        "the message " + paths.from() + "/" + entry.getKey().text() + " names the device "
                                + device.get().display()
                                + ", which the node cannot load; remove the device tag, or use patch@1.0");
            }
        }
    }

    /** What is left of the source keeps its keys; patches come in the order of theirs, so the last one counts. */
    private static Split split(Message source, PatchPaths paths) throws Refused {
        Message.Builder rest = Message.builder();
        List<Key> patches = new ArrayList<>();
        for (Map.Entry<Key, Value> entry : source.entries().entrySet()) {
            if (entry.getValue() instanceof Message message && isPatch(message)) {
                patches.add(entry.getKey());
            } else if (!entry.getKey().isPrivate()) {
                rest.put(entry.getKey(), entry.getValue());
            }
        }
        Message merged = Message.EMPTY;
        for (Key key : MapOrders.folded(patches)) {
            Message patch = (Message) source.at(key).orElseThrow();
            Optional<String> refused = REFUSED.stream().filter(patch::has).findFirst();
            if (refused.isPresent()) {
                throw new Refused(
                        FailureKind.BAD_PATCH,
                        "the patch " + paths.from() + "/" + key.text() + " holds the reserved key " + refused.get()
                                + "; rename it");
            }
            merged = merged.set(patch.remove("method"));
        }
        return new Split(merged, rest.build(), patches.size());
    }

    private static boolean isPatch(Message message) {
        return message.text("method").filter("PATCH"::equals).isPresent()
                || message.text("device").filter(NAME::equals).isPresent();
    }

    private static String describe(Split split, PatchPaths paths) {
        List<String> keys = split.patches().entries().keySet().stream()
                .map(Key::text)
                .limit(6)
                .toList();
        return split.count() == 0
                ? "no patches at " + paths.from()
                : "applied " + split.count() + (split.count() == 1 ? " patch" : " patches") + " from " + paths.from()
                        + " to " + paths.to() + ": " + String.join(", ", keys);
    }

    /** Where patches come from and go to. The message that the source is read from is also the one that changes. */
    private record PatchPaths(Message root, String from, String to) {
        private static final String ROOT = "/";
        private static final Binary PLACEHOLDER = Binary.of("patch-error");

        static PatchPaths of(Message base, Message request) {
            String from = first(base, request, "patch-from", "from");
            String to = first(base, request, "patch-to", "to");
            List<String> parts = Paths.parts(from);
            String root = parts.isEmpty() ? "" : parts.getFirst();
            boolean named = root.startsWith("req:") || root.startsWith("base:");
            String rest = named ? from.substring(from.indexOf(':') + 1) : from;
            return new PatchPaths(root.startsWith("req:") ? request : base, rest, to);
        }

        private static String first(Message base, Message request, String key, String other) {
            return request.text(key)
                    .or(() -> base.text(key))
                    .or(() -> request.text(other))
                    .or(() -> base.text(other))
                    .orElse(ROOT);
        }

        Optional<Value> source() {
            return root.get(from);
        }

        /** The root as a source keeps its entries and gets what is left under the key {@code /} (observed). */
        Message replaceSource(Message rest) {
            return whole() ? root.set(Message.of(ROOT, rest)) : cleared().set(Message.of(from, rest));
        }

        Message removeSource() {
            return whole() ? root : cleared().set(Message.of(from, Atom.UNSET));
        }

        private boolean whole() {
            return Paths.parts(from).isEmpty();
        }

        /** A string stands in for the source until its rest comes back, so that nothing of it is merged. */
        private Message cleared() {
            return root.set(from, PLACEHOLDER);
        }

        Message mergeIntoTarget(Message state, Value patches) throws Refused {
            if (to.isEmpty()) {
                throw new Refused(FailureKind.BAD_PATCH, "patch-to is empty; give / for the root of the state");
            }
            return state.set(to, patches);
        }
    }
}
