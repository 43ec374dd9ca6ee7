package io.aoscope.engine.device;

import io.aoscope.engine.message.AoJson;
import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.DuplicateKeys;
import io.aoscope.engine.message.IntegerValue;
import io.aoscope.engine.message.JsonSyntaxException;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Paths;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.rules.MessageRule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what {@code handle} replied and turns it into results (semantics 8.6; rules R4 to R9). */
final class IfaceReply {
    private static final String EXECUTION_ERROR = "WASM execution error.";
    private static final String JSON_ERROR = "JSON error parsing result output.";
    private static final int SHOWN = 60;

    private IfaceReply() {}

    static Outcome read(Message base, DeviceContext context) {
        String prefix = base.text("output-prefix").orElse("");
        String type = base.get(Paths.join("results", prefix, "type"))
                .map(Value::display)
                .orElse("");
        Value output = base.get(Paths.join("results", prefix, "output")).orElse(ListValue.EMPTY);
        if (type.equals("error")) {
            WasmProblem problem = base.live(Paths.join(prefix, "problem"), WasmProblem.class)
                    .orElseGet(() -> new WasmProblem(FailureKind.TRAP, output.display()));
            return Outcome.failed(problem.kind(), problem.message(), withBody(base, EXECUTION_ERROR));
        }
        if (!type.equals("ok")) {
            return Outcome.failed(
                    FailureKind.REPLY_UNREADABLE,
                    "no result of an image at " + Paths.join("results", prefix, "type")
                            + "; wasm-64@1.0 has to stand in the stack with the same output-prefix",
                    base);
        }
        try {
            Binary text = text(base, prefix, output, context);
            return results(base, text, context);
        } catch (Refused e) {
            boolean json = e.kind() == FailureKind.REPLY_NOT_JSON;
            return e.outcome(json ? withBody(base, JSON_ERROR) : base);
        }
    }

    private static Message withBody(Message base, String body) {
        return base.set("results/body", Binary.of(body));
    }

    /** The reply itself, or the string that the first result points to. */
    private static Binary text(Message base, String prefix, Value output, DeviceContext context) throws Refused {
        if (output instanceof Binary direct) {
            return direct;
        }
        List<Value> results = output instanceof ListValue list ? list.items() : List.of();
        if (results.size() > context.conduct().mostResultsOfHandle()) {
            throw new Refused(
                    FailureKind.REPLY_UNREADABLE,
                    "handle returned " + results.size()
                            + " numbers, which HyperBEAM cannot read as one pointer; it has to"
                            + " return the address of its JSON reply alone");
        }
        if (results.isEmpty() || !(results.getFirst() instanceof IntegerValue pointer)) {
            throw new Refused(
                    FailureKind.REPLY_UNREADABLE,
                    "handle returned no pointer; it has to return the address of its JSON reply");
        }
        RunningImage image = base.live(Paths.join(prefix, "instance"), RunningImage.class)
                .orElseThrow(() -> new Refused(FailureKind.NO_INSTANCE, "no image is running to read the reply from"));
        return Binary.of(GuestBuffers.read(image, pointer.low(), context));
    }

    private static Outcome results(Message base, Binary text, DeviceContext context) throws Refused {
        Value reply = parse(text);
        Message wrapper = reply instanceof Message message ? message : Message.EMPTY;
        Optional<Value> response = wrapper.at(Key.of("response"));
        if (response.isEmpty()
                || !wrapper.at(Key.of("ok")).filter(Atom.TRUE::equals).isPresent()) {
            throw notOk(wrapper, text);
        }
        Value inner = response.get();
        while (inner instanceof Binary nested) {
            inner = nested(nested);
        }
        if (!(inner instanceof Message found)) {
            throw new Refused(
                    FailureKind.REPLY_NOT_OK,
                    "the response in the reply has to be an object, or a string with the JSON of one, but is "
                            + shorten(inner.display()));
        }
        DuplicateKeys.first(text.text())
                .ifPresent(key -> ReplyWarnings.tell(
                        context.events(),
                        MessageRule.DUPLICATE_JSON_KEYS,
                        "the reply has the key " + key + " twice in one object: its first value counts"));
        IfaceResults results = results(found, base, context);
        ReplyWarnings.ofOutbox(results.outbox(), base.message("process").orElse(Message.EMPTY), context);
        return new Outcome.Ok(
                base.set("results", results.toMessage()),
                "read a reply of " + text.length() + " bytes: " + results.describe());
    }

    private static IfaceResults results(Message response, Message base, DeviceContext context) throws Refused {
        ReplyWarnings.ofResponse(response, context.events());
        try {
            return IfaceResults.of(response, base, context);
        } catch (Refused e) {
            ReplyWarnings.ofRefusal(response, e, context.events());
            throw e;
        }
    }

    /** Unlike the reply itself, a response that is not JSON is not told in {@code results/body}. */
    private static Value nested(Binary text) throws Refused {
        try {
            return AoJson.read(text);
        } catch (JsonSyntaxException e) {
            throw new Refused(
                    FailureKind.REPLY_NOT_OK,
                    "the response in the reply is a string that is not JSON: " + e.getMessage() + ". It begins "
                            + quote(text));
        }
    }

    private static Value parse(Binary text) throws Refused {
        try {
            return AoJson.read(text);
        } catch (JsonSyntaxException e) {
            String place = e.offset() < 0 ? "" : " at character " + e.offset();
            throw new Refused(
                    FailureKind.REPLY_NOT_JSON,
                    "the reply is not JSON" + place + ": " + e.getMessage() + ". It begins " + quote(text)
                            + "; handle has to return the address of a JSON text that ends with a NUL byte");
        }
    }

    private static Refused notOk(Message wrapper, Binary text) {
        String found = wrapper.get("error")
                .map(error -> "; its error is " + shorten(error.display()))
                .orElse("");
        return new Refused(
                FailureKind.REPLY_NOT_OK,
                "the reply has to be {\"ok\":true,\"response\":{…}}, but is " + quote(text) + found);
    }

    private static String quote(Binary text) {
        return text.isEmpty() ? "with nothing (the first byte is zero)" : shorten(text.text());
    }

    private static String shorten(String text) {
        return text.length() <= SHOWN
                ? text
                : text.substring(0, SHOWN) + String.format(Locale.ROOT, "… (%d characters)", text.length());
    }
}
