package io.aoscope.engine.device;

import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Commitments;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.MapOrders;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.MessageIds;
import io.aoscope.engine.message.Value;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code message@1.0}, which also answers every key that another device does not know (semantics 1, rule 3; rules M1 to
 * M6): a few keys are functions, every other answers what stands under it.
 */
public final class MessageDevice implements Device {
    static final String NAME = "message@1.0";

    /** Functions of a node's module that are no keys: called as such they raise an exception. */
    private static final Set<String> NO_KEYS = Set.of("get", "info", "module_info", "test");

    private static final String NOT_SIGNED =
            "the request names a committer or a commitment that the message does not have";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Outcome resolve(String key, Message base, Message request, DeviceContext context) {
        return switch (key.replace('-', '_')) {
            case "keys" -> new Outcome.Ok(keys(base), "listed the keys");
            case "set" -> new Outcome.Ok(set(base, request), "set " + changed(request));
            case "set_path" -> setPath(base, request, context);
            case "remove" -> remove(base, request);
            case "id" ->
                MessageIds.selectedId(base, request, context.codec())
                        .<Outcome>map(id -> new Outcome.Ok(Binary.of(id), "made the id"))
                        .orElseGet(() -> refused(NOT_SIGNED, base));
            case "committers" -> new Outcome.Ok(committers(base), "listed the committers");
            case "committed" ->
                Commitments.covered(base, request, context.codec())
                        .<Outcome>map(keys -> new Outcome.Ok(texts(keys), "listed the committed keys"))
                        .orElseGet(() -> refused(NOT_SIGNED, base));
            case "verify" -> verify(base, request, context);
            case "commit" -> refused("commit: AOScope has no wallet to sign with", base);
            case String name
            when NO_KEYS.contains(name) ->
                refused("the key " + key + " is a function of the node that cannot be called like this", base);
            default -> read(key, base);
        };
    }

    private static ListValue texts(Collection<String> keys) {
        return new ListValue(keys.stream().<Value>map(Binary::of).toList());
    }

    private static Outcome read(String key, Message base) {
        return base.child(key)
                .filter(value -> !value.equals(Atom.NOT_FOUND))
                .<Outcome>map(value -> new Outcome.Ok(value, "read " + key))
                .orElseGet(() -> new Outcome.NotFound("nothing stands under " + key));
    }

    private static ListValue keys(Message base) {
        return new ListValue(MapOrders.listed(base.entries().keySet()).stream()
                .filter(key -> !key.isPrivate())
                .<Value>map(key -> Binary.of(key.text()))
                .toList());
    }

    private static Message set(Message base, Message request) {
        boolean explicit =
                request.get("set-mode").filter(Binary.of("explicit")::equals).isPresent();
        return base.setKeys(request, !explicit);
    }

    private static String changed(Message request) {
        return String.join(
                ", ",
                request.entries().keySet().stream()
                        .map(Key::text)
                        .filter(key -> !key.equals("path"))
                        .sorted()
                        .toList());
    }

    private static Outcome setPath(Message base, Message request, DeviceContext context) {
        Optional<Value> value = request.at(Key.of("value"));
        if (value.isEmpty()) {
            return refused("set-path needs a value", base);
        }
        boolean removes = context.edge() && value.get().equals(Atom.UNSET);
        return new Outcome.Ok(removes ? base.remove("path") : base.put("path", value.get()), "set path");
    }

    /** Takes away {@code item}, or each of {@code items}, spelled exactly as it stands there. */
    private static Outcome remove(Message base, Message request) {
        Optional<Value> item = request.at(Key.of("item"));
        Value items = item.<Value>map(ListValue::of)
                .or(() -> request.at(Key.of("items")))
                .orElse(Atom.NOT_FOUND);
        if (!(items instanceof ListValue(List<Value> names))) {
            return refused("remove needs an item, or a list of items", base);
        }
        Message left = base;
        for (Value name : names) {
            left = name instanceof Binary text && text.utf8().isPresent() ? left.remove(text.text()) : left;
        }
        return new Outcome.Ok(left, "removed " + names.size() + (names.size() == 1 ? " key" : " keys"));
    }

    private static ListValue committers(Message base) {
        return new ListValue(MessageIds.commitments(base).stream()
                .flatMap(one -> one.committer().stream())
                .<Value>map(committer -> committer)
                .toList());
    }

    private static Outcome verify(Message base, Message request, DeviceContext context) {
        Optional<Integer> wanted = Commitments.count(base, request, context.codec());
        if (wanted.isEmpty()) {
            return refused(NOT_SIGNED, base);
        }
        return wanted.get() == 0
                ? new Outcome.Ok(Atom.TRUE, "nothing is signed")
                : refused("verify: AOScope checks no signatures", base);
    }

    private static Outcome refused(String why, Message base) {
        return Outcome.failed(FailureKind.BAD_REQUEST, why, base);
    }
}
