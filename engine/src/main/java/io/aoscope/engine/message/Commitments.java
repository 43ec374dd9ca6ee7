package io.aoscope.engine.message;

import io.aoscope.engine.message.MessageIds.Commitment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the signatures of a message cover, and when they are lost (rule M5). */
public final class Commitments {
    private static final Key COMMITMENTS = Key.of("commitments");
    private static final Pattern COMPONENT = Pattern.compile("\"([^\"]+)\"");
    private static final Value ALL = Binary.of("all");
    private static final Value NONE = Binary.of("none");
    private static final String DIGEST = "content-digest";

    private Commitments() {}

    /**
     * The keys that each of the commitments selected by a request covers, in ascending order: none where there are no
     * commitments, and empty where it names none that the message has. */
    public static Optional<Set<String>> covered(Message message, Message request, Codec codec) {
        return selected(message, request, codec).map(some -> covered(message, some));
    }

    /** How many commitments a request selects; empty where it names one that the message does not have. */
    public static Optional<Integer> count(Message message, Message request, Codec codec) {
        return selected(message, request, codec).map(List::size);
    }

    /** The keyed hashes among the commitments: those that anybody can compute. */
    static List<Commitment> hashes(Message message) {
        return MessageIds.commitments(message).stream()
                .filter(one -> one.committer().isEmpty()
                        && one.fields()
                                .text("commitment-device")
                                .filter("httpsig@1.0"::equals)
                                .isPresent())
                .toList();
    }

    /**
     * Those that {@code committers} and {@code commitments} of a request select: {@code all}, {@code none}, or for the
     * first an address or a list of them. Without both main takes all, edge the keyed hashes.
     */
    static Optional<List<Commitment>> selected(Message message, Message request, Codec codec) {
        List<Commitment> all = MessageIds.commitments(message);
        Value committers = named(request, "committers").orElse(NONE);
        boolean byDefault = codec == Codec.MAIN && committers.equals(NONE);
        Value commitments = named(request, "commitments").orElse(byDefault ? ALL : NONE);
        if (!commitments.equals(ALL) && !commitments.equals(NONE)) {
            return Optional.empty();
        }
        List<Commitment> some = new ArrayList<>();
        if (committers.equals(ALL)) {
            all.stream().filter(one -> one.committer().isPresent()).forEach(some::add);
        } else if (!committers.equals(NONE)) {
            List<Value> wanted = committers instanceof ListValue(List<Value> items) ? items : List.of(committers);
            for (Value address : wanted) {
                List<Commitment> his = all.stream()
                        .filter(one -> one.committer().filter(address::equals).isPresent())
                        .toList();
                if (his.isEmpty()) {
                    return Optional.empty();
                }
                some.addAll(his);
            }
        }
        if (commitments.equals(ALL)) {
            some.addAll(all);
        }
        return Optional.of(some.isEmpty() && codec == Codec.EDGE ? hashes(message) : some);
    }

    private static Optional<Value> named(Message request, String key) {
        return request.child(key)
                .map(value -> value instanceof ListValue ? value : Binary.of(Key.normalize(value.display())));
    }

    /** What of a message every commitment covers, with the commitments; all of it where it has none. */
    public static Message coveredPart(Message message) {
        List<Commitment> all = MessageIds.commitments(message);
        if (all.isEmpty()) {
            return message;
        }
        Set<String> covered = covered(message, all);
        Message part = message;
        for (Key key : message.entries().keySet()) {
            part = covered.contains(key.normal()) || key.equals(COMMITMENTS) ? part : part.remove(key);
        }
        return part;
    }

    /** The message after {@code keys} of it were set: without its commitments where one who signed it covered them. */
    static Message kept(Message before, Set<String> keys, Message after) {
        if (!(before.entries().get(COMMITMENTS) instanceof Message)) {
            return after;
        }
        List<Commitment> signed = MessageIds.commitments(before).stream()
                .filter(one -> one.committer().isPresent())
                .toList();
        boolean broken = covered(before, signed).stream()
                .filter(keys::contains)
                .map(Key::of)
                .anyMatch(key -> !before.at(key).equals(after.at(key)));
        return broken ? after.remove(COMMITMENTS) : after;
    }

    private static Set<String> covered(Message message, List<Commitment> commitments) {
        Set<String> all = new TreeSet<>(Key::compareBytes);
        commitments.forEach(one -> all.addAll(keys(message, one.fields())));
        commitments.forEach(one -> all.retainAll(keys(message, one.fields())));
        return all;
    }

    /**
     * A list under {@code committed}, as edge writes it, and the components of {@code signature-input}; every key where
     * there is neither, as in commitments of ANS-104.
     */
    private static Set<String> keys(Message message, Message commitment) {
        Set<String> keys = new LinkedHashSet<>();
        if (!commitment.has("committed") && !commitment.has("signature-input")) {
            message.entries().keySet().stream()
                    .filter(key -> !key.isPrivate() && !key.equals(COMMITMENTS))
                    .forEach(key -> keys.add(key.normal()));
        }
        commitment.message("committed").stream()
                .flatMap(list -> list.entries().values().stream())
                .flatMap(value -> value instanceof Binary text ? Stream.of(text.text()) : Stream.empty())
                .forEach(keys::add);
        commitment.text("signature-input").ifPresent(input -> components(input, keys));
        if (keys.contains("ao-types")) {
            // What is empty stands in the types alone.
            message.entries().forEach((key, value) -> {
                if (isEmpty(value)) {
                    keys.add(key.normal());
                }
            });
        }
        if (keys.contains(DIGEST)) {
            keys.add("body");
            keys.add("data");
            message.entries().forEach((key, value) -> {
                if (value instanceof Message && !key.equals(COMMITMENTS) && !key.isPrivate()) {
                    keys.add(key.normal());
                }
            });
        }
        return keys;
    }

    private static boolean isEmpty(Value value) {
        return switch (value) {
            case Binary text -> text.isEmpty();
            case ListValue list -> list.items().isEmpty();
            case Message inner -> inner.isEmpty();
            default -> false;
        };
    }

    private static void components(String input, Set<String> keys) {
        int open = input.indexOf('(');
        int close = input.indexOf(')', open + 1);
        if (open >= 0 && close > open) {
            keys.add("signature");
            keys.add("signature-input");
            Matcher component = COMPONENT.matcher(input.substring(open, close));
            while (component.find()) {
                String name = component.group(1);
                keys.add(name.startsWith("@") ? name.substring(1) : name);
            }
        }
    }
}
