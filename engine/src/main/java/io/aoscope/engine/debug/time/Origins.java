package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.time.Access.By;
import io.aoscope.engine.debug.time.Accesses.Kind;
import io.aoscope.engine.debug.time.JsonSpans.Span;
import io.aoscope.engine.debug.time.Point.Side;
import io.aoscope.engine.debug.time.ValueSource.Loaded;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.IntegerValue;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.vm.MemoryImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds the bytes of the reply that a value of the results was read from, and the write of each, looking through copies to
 * the write of what was copied (rule K23).
 */
public final class Origins {
    private static final int MOST_BYTES = 4096;
    private static final int MOST_COPIES = 32;
    private static final int LONGEST_REPLY = 64 << 20;

    private final Timeline timeline;
    private final Accesses accesses;
    private final ValueSource sources;

    /** There is no such value, or no reply that it can have come from; the message says which. */
    public static final class NoOriginException extends Exception {
        private static final long serialVersionUID = 1L;

        NoOriginException(String message) {
            super(message);
        }
    }

    /** The reply of an image: its bytes, where they begin, and the point after which they were read. */
    private record Reply(byte[] bytes, long address, Point at) {}

    public Origins(Timeline timeline) {
        this.timeline = timeline;
        this.accesses = new Accesses(timeline);
        this.sources = new ValueSource(timeline);
    }

    /** @param path such as {@code results/outbox/1/data} */
    public Origin of(int slot, String path) throws NoOriginException {
        Moment end = timeline.at(Point.end(slot));
        String plain = path.startsWith("/") ? path.substring(1) : path;
        String below = plain.startsWith("results/") ? plain.substring("results/".length()) : plain;
        Message results = end.message().message("results").orElse(Message.EMPTY);
        Value value = results.get(below)
                .orElseThrow(() -> new NoOriginException(
                        "slot " + slot + " has no results/" + below + "; it has " + String.join(", ", keys(results))));
        if (value instanceof Message || value instanceof ListValue) {
            throw new NoOriginException("results/" + below + " holds several values; ask for one of them");
        }
        byte[] bytes = value instanceof Binary binary
                ? binary.bytes()
                : value.display().getBytes(StandardCharsets.UTF_8);
        Reply reply = reply(slot);
        Span span = JsonSpans.find(JsonSpans.of(reply.bytes()), List.of(below.split("/", -1)), bytes)
                .orElseThrow(() -> new NoOriginException("results/" + below
                        + " does not stand in the reply of the image; a device made it, such as from-process"));
        return new Origin(below, Binary.of(bytes), parts(reply, span));
    }

    private static List<String> keys(Message results) {
        List<String> keys = new ArrayList<>();
        results.entries().forEach((key, value) -> keys.add("results/" + key.text()));
        return keys;
    }

    private Reply reply(int slot) throws NoOriginException {
        for (StepSpan step : timeline.index(slot).steps()) {
            boolean called =
                    step.calls().stream().anyMatch(call -> !call.function().equals("malloc") && !call.trapped());
            if (called && step.answered() && step.device().startsWith("wasm")) {
                Point after = step.point(slot, Side.AFTER, 0);
                Moment moment = timeline.at(after);
                Optional<Long> pointer = pointer(moment.message());
                if (pointer.isPresent() && moment.memory().isPresent()) {
                    return new Reply(text(moment.memory().get(), pointer.get()), pointer.get(), after);
                }
            }
        }
        throw new NoOriginException("no call of slot " + slot + " returned a pointer to a reply");
    }

    private static Optional<Long> pointer(Message state) {
        String prefix = state.text("output-prefix").orElse("");
        String place = prefix.isEmpty() ? "results/output" : "results/" + prefix + "/output";
        return state.get(place)
                .flatMap(output -> output instanceof ListValue list
                                && !list.items().isEmpty()
                                && list.items().getFirst() instanceof IntegerValue number
                        ? Optional.of(number.low())
                        : Optional.empty());
    }

    private static byte[] text(MemoryImage memory, long address) {
        byte[] bytes = new byte[4096];
        int length = 0;
        while (length < LONGEST_REPLY) {
            int read = memory.read(address + length, bytes, length, bytes.length - length);
            for (int i = length; i < length + read; i++) {
                if (bytes[i] == 0) {
                    return Arrays.copyOf(bytes, i);
                }
            }
            length += read;
            if (length < bytes.length) {
                break;
            }
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        return Arrays.copyOf(bytes, length);
    }

    private List<Origin.Part> parts(Reply reply, Span span) {
        List<Origin.Part> parts = new ArrayList<>();
        int length = Math.min(span.places().length, MOST_BYTES);
        int from = 0;
        while (from < length) {
            long address = reply.address() + span.places()[from];
            List<Access> chain = chain(reply.at(), address);
            int end = from + 1;
            while (end < length && span.places()[end] == span.places()[end - 1] + 1 && together(chain, end - from)) {
                end++;
            }
            end = Math.max(end, joined(reply, span, chain, from, length));
            int last = span.places()[end - 1] - span.places()[from] + 1;
            parts.add(new Origin.Part(from, end - from, new Range(address, last), chain));
            from = end;
        }
        return parts;
    }

    /** Whether the byte so many further on was written by the very same accesses. */
    private static boolean together(List<Access> chain, int further) {
        return chain.stream().allMatch(access -> covers(access, further));
    }

    private static boolean covers(Access access, int further) {
        return access.range().length() > further
                && access.asked() + further
                        < access.range().address() + access.range().length();
    }

    /** How far the bytes go that loops wrote, one after the other, with the same instructions in the same chain. */
    private int joined(Reply reply, Span span, List<Access> chain, int from, int length) {
        int end = from + 1;
        int step = 1;
        // Looks ahead in growing steps, and goes back to single ones where the chain becomes another one.
        while (end < length) {
            int next = Math.min(end + step, length) - 1;
            boolean straight = span.places()[next] - span.places()[from] == next - from;
            if (straight && same(chain, chain(reply.at(), reply.address() + span.places()[next]))) {
                end = next + 1;
                step *= 2;
            } else if (step > 1) {
                step = 1;
            } else {
                break;
            }
        }
        return end;
    }

    private static boolean same(List<Access> one, List<Access> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (one.get(i).offset() != other.get(i).offset()
                    || one.get(i).by() != other.get(i).by()
                    || !one.get(i).name().equals(other.get(i).name())) {
                return false;
            }
        }
        return true;
    }

    /** The write of a byte before a point, and the writes of what was copied to it. */
    private List<Access> chain(Point before, long address) {
        List<Access> chain = new ArrayList<>();
        Point at = before;
        long wanted = address;
        while (chain.size() < MOST_COPIES) {
            Optional<Access> found = accesses.previous(at, new Range(wanted, 1), Kind.WRITE);
            if (found.isEmpty()) {
                break;
            }
            Access write = found.get();
            chain.add(write);
            Optional<Loaded> loaded = write.by() == By.INSTRUCTION ? sources.of(write.at(), wanted) : Optional.empty();
            if (loaded.isEmpty()) {
                break;
            }
            at = loaded.get().at();
            wanted = loaded.get().address();
        }
        return chain;
    }
}
