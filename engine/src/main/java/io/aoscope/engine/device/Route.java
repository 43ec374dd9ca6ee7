package io.aoscope.engine.device;

import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.FloatValue;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Paths;
import io.aoscope.engine.message.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where one key of a path goes: to devices in an order, to an end at once, or nowhere (rules P9, P10, P13, P14). */
sealed interface Route {
    /**
     * @param base the state that is asked
     * @param rest the parts of the path behind the key
     */
    record To(Message base, StackOrder order, String key, List<String> rest) implements Route {}

    record End(Message state) implements Route {}

    record Nowhere(String device, FailureKind kind, String why) implements Route {}

    String STACK = "stack@1.0";

    /** Where a path leads that is asked of a state. */
    static Route of(Message base, Message request, String path) {
        if (path.isEmpty()) {
            return new Nowhere(MessageDevice.NAME, FailureKind.BAD_REQUEST, "the path is empty; name a key");
        }
        List<String> parts = Paths.parts(path);
        return parts.isEmpty() ? new End(base) : of(base, request, parts);
    }

    /**
     * Where the rest of a path leads, which is asked of what a key was answered with.
     *
     * @param device that answered
     */
    static Route onwards(Value answered, Message request, String key, String device, List<String> rest) {
        return switch (answered) {
            case Message found -> of(found.normalized(), request, rest);
            case ListValue list -> of(list.asMessage().normalized(), request, rest);
            case Value value ->
                new Nowhere(
                        device,
                        FailureKind.NOT_FOUND,
                        "the answer to " + key + " is " + value.display() + ", which has no key " + rest.getFirst());
        };
    }

    /**
     * As the {@code device} of the state says: {@code stack@1.0} in the mode asked for, or that device alone.
     *
     * @param path the key and what is asked of its answer, at least the key
     */
    static Route of(Message base, Message request, List<String> path) {

        String device = device(base);
        if (!device.equalsIgnoreCase(STACK)) {
            return single(base, device, path);
        }
        String key = path.getFirst();
        if (reserved(key)) {
            return single(base, MessageDevice.NAME, path);
        }
        Optional<Value> stackKeys = base.get("stack-keys").filter(keys -> !keys.equals(Atom.NOT_FOUND));
        if (stackKeys.isPresent() && !listsKeys(stackKeys.get())) {
            return nowhere("stack-keys is " + stackKeys.get().display()
                    + ", which is no list of keys: on a node every key of such a stack fails");
        }
        if (!stacked(base, key)) {
            return single(base, MessageDevice.NAME, path);
        }
        if (key.equalsIgnoreCase("transform")) {
            return transform(base, path);
        }
        return mode(base, request, path);
    }

    private static boolean listsKeys(Value keys) {
        return keys instanceof ListValue(List<Value> items)
                && items.stream().noneMatch(item -> item instanceof Message || item instanceof FloatValue);
    }

    private static Route mode(Message base, Message request, List<String> path) {
        Value mode = request.get("mode").or(() -> base.get("mode")).orElse(Binary.of("Fold"));
        List<String> rest = path.subList(1, path.size());
        if (mode.equals(Binary.of("Fold"))) {
            return base.has("device-stack") ? new To(base, new FoldOrder(base), path.getFirst(), rest) : noStack();
        }
        if (!mode.equals(Binary.of("Map"))) {
            return new Nowhere(
                    STACK,
                    FailureKind.BAD_REQUEST,
                    "the mode of the stack is " + mode.display() + "; a node knows Fold and Map, spelled like this");
        }
        return base.message("device-stack").isPresent()
                ? new To(base, new MapOrder(base), path.getFirst(), rest)
                : noStack();
    }

    static boolean stacked(Message base, String key) {
        return !reserved(key)
                && (!(base.get("stack-keys").orElse(Atom.NOT_FOUND) instanceof ListValue(List<Value> exports))
                        || exports.stream().anyMatch(item -> item.display().equalsIgnoreCase(key)));
    }

    private static boolean reserved(String key) {
        return key.equalsIgnoreCase("set") || key.equalsIgnoreCase("keys");
    }

    /** What the state names as its device; a message in that place has no functions. */
    static String device(Message base) {
        return base.get("device")
                .map(value -> value instanceof Message || value.equals(Atom.DEV_MESSAGE)
                        ? MessageDevice.NAME
                        : value.display())
                .orElse(MessageDevice.NAME);
    }

    private static Route single(Message base, String device, List<String> path) {
        return new To(base, new SingleOrder(device), path.getFirst(), path.subList(1, path.size()));
    }

    /** {@code transform/n/key}: one device of the stack alone. */
    private static Route transform(Message base, List<String> path) {
        if (path.size() == 1) {
            return nowhere("transform needs the number of a device of the stack behind it, as in transform/1/compute");
        }
        String element = path.get(1);
        if (!stacked(base, element)) {
            return single(base, MessageDevice.NAME, path.subList(1, path.size()));
        }
        if (!base.has("device-stack")) {
            return noStack();
        }
        if (!base.has("device-stack/" + element)) {
            return nowhere("the stack has no device " + element + " to transform to; count its devices from 1");
        }
        if (base.get("device-stack/" + element).orElseThrow() instanceof Message) {
            return nowhere("element " + element + " of the stack is a message, to which a node cannot transform");
        }
        TransformOrder order = new TransformOrder(base, element);
        return path.size() == 2
                ? new End(order.prepare(base, 1, 1))
                : new To(base, order, path.get(2), new ArrayList<>(path.subList(3, path.size())));
    }

    private static Route noStack() {
        return nowhere("the state has no device-stack; give the process a list of devices");
    }

    private static Route nowhere(String why) {
        return new Nowhere(STACK, FailureKind.DEVICE_NOT_LOADABLE, why);
    }
}
