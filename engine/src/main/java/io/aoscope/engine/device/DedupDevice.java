package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.MessageIds;
import io.aoscope.engine.message.Value;
import java.util.Optional;

/** {@code dedup@1.0}: ends the run of a message that ran before (semantics 13; rule P12). */
final class DedupDevice implements Device {
    static final String NAME = "dedup@1.0";
    private static final String SEEN = "dedup";
    private static final String SUBJECT = "dedup-subject";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean knows(String key) {
        return !key.equals("keys") && !key.equals("set");
    }

    @Override
    public Outcome resolve(String key, Message base, Message request, DeviceContext context) {
        Value pass = base.get("pass").orElse(Value.of(1));
        if (!pass.equals(Value.of(1))) {
            return new Outcome.Ok(base, "nothing to do in pass " + pass.display());
        }
        Optional<Value> subject = subject(base, request, context);
        if (subject.isEmpty()) {
            return new Outcome.Ok(base, "the request has nothing to compare");
        }
        Optional<String> made = id(subject.get(), context);
        if (made.isEmpty()) {
            return Outcome.failed(
                    FailureKind.BAD_REQUEST,
                    "what dedup@1.0 should compare is " + subject.get().display() + ", of which no id can be made",
                    base);
        }
        Binary id = Binary.of(made.get());
        ListValue seen = base.get(SEEN).orElse(ListValue.EMPTY) instanceof ListValue list ? list : ListValue.EMPTY;
        if (seen.items().contains(id)) {
            return new Outcome.Skip(base, "the message " + id.text() + " ran before: the run ends here");
        }
        return new Outcome.Ok(base.put(SEEN, seen.prepend(id)), "remembered the message " + id.text());
    }

    private static Optional<String> id(Value subject, DeviceContext context) {
        return switch (subject) {
            case Message message -> Optional.of(MessageIds.id(message, context.codec()));
            case ListValue list -> Optional.of(MessageIds.id(list.asMessage(), context.codec()));
            case Binary bytes -> Optional.of(MessageIds.ofBytes(bytes));
            default -> Optional.empty();
        };
    }

    /** Edge looks for the subject in the state, too, and there first. */
    private static Optional<Value> subject(Message base, Message request, DeviceContext context) {
        if (context.profile() == Profile.HYPERBEAM && !context.edge()) {
            return Optional.of(request);
        }
        String name = base.text(SUBJECT).or(() -> request.text(SUBJECT)).orElse("body");
        if (name.equals("request")) {
            return Optional.of(request);
        }
        return context.edge() ? base.get(name).or(() -> request.get(name)) : request.get(name);
    }
}
