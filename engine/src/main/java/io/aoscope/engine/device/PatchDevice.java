package io.aoscope.engine.device;

import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Paths;
import io.aoscope.engine.message.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** {@code patch@1.0}: moves patches out of the outbox into the state (semantics 12; rules A1 to A9). */
public final class PatchDevice implements Device {
    public static final String NAME = "patch@1.0";
    /** Keys that the node takes for requests without their arguments while it merges a patch. */
    private static final Set<String> REFUSED = Set.of("remove", "set-path", "set_path");

    /** The entries of a source that are patches, and what is left of it. */
    private record Split(Message patches, Message rest, int count) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Outcome resolve(String key, Message base, Message request, DeviceContext context) {
        return switch (key) {
            case "init", "normalize", "snapshot" -> new Outcome.Ok(base, "nothing to do");
            case "compute", "patches" -> apply(PatchPaths.of(base, request), context);
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
        Optional<String> unknown = unknownDevice(entries, context.devices());
        if (unknown.isPresent()) {
            return Outcome.failed(
                    FailureKind.DEVICE_NOT_LOADABLE,
                    "the message " + paths.from() + "/" + unknown.get() + " names the device "
                            + entries.text(unknown.get() + "/device").orElse("?")
                            + ", which the node cannot load; remove the device tag, or use patch@1.0",
                    paths.root());
        }
        Optional<String> refused = refusedKey(entries);
        if (refused.isPresent()) {
            return Outcome.failed(
                    FailureKind.BAD_PATCH,
                    "the patch " + paths.from() + "/" + refused.get()
                            + " holds one of the reserved keys remove, set-path and set_path; rename it",
                    paths.root());
        }
        Split split = split(entries);
        Message left = paths.replaceSource(split.rest());
        Message patched = paths.mergeIntoTarget(left, split.patches());
        if (Paths.parts(paths.to()).isEmpty()) {
            NodeWarnings.ofPatches(split.patches(), context.events());
        }
        return new Outcome.Ok(patched, describe(split, paths));
    }

    private static Outcome moveAll(PatchPaths paths) {
        Optional<Value> source = paths.source();
        if (source.isEmpty()) {
            return new Outcome.NotFound("nothing at " + paths.from());
        }
        Message without = paths.removeSource();
        Message moved = source.get() instanceof Message message
                ? paths.mergeIntoTarget(without, message)
                : without.set(paths.to(), source.get());
        return new Outcome.Ok(moved, "moved everything at " + paths.from() + " to " + paths.to());
    }

    private static Optional<String> unknownDevice(Message entries, Devices devices) {
        return entries.entries().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Message message
                        && message.text("device")
                                .filter(name -> !devices.loadable(name))
                                .isPresent())
                .map(entry -> entry.getKey().text())
                .findFirst();
    }

    private static Optional<String> refusedKey(Message entries) {
        return entries.entries().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Message message
                        && isPatch(message)
                        && REFUSED.stream().anyMatch(message::has))
                .map(entry -> entry.getKey().text())
                .findFirst();
    }

    private static Split split(Message source) {
        Message patches = Message.EMPTY;
        Message.Builder rest = Message.builder();
        int count = 0;
        for (Map.Entry<Key, Value> entry : new TreeMap<>(source.entries()).entrySet()) {
            if (entry.getValue() instanceof Message message && isPatch(message)) {
                patches = patches.set(message.remove("method"));
                count++;
            } else {
                rest.put(entry.getKey(), entry.getValue());
            }
        }
        return new Split(patches, rest.build(), count);
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
            return removeSource().set(from, rest);
        }

        Message removeSource() {
            return Paths.parts(from).isEmpty() ? root : root.set(from, Atom.UNSET);
        }

        Message mergeIntoTarget(Message state, Message patches) {
            if (Paths.parts(to).isEmpty()) {
                return state.set(patches);
            }
            Message target = state.message(to).orElse(Message.EMPTY).set(patches);
            return state.set(to, Atom.UNSET).set(to, target);
        }
    }
}
