package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.MessageIds;
import io.aoscope.engine.message.Value;
import java.util.Optional;

/** {@code dedup@1.0}: ends the run of a message that ran before (semantics 13; rule P12). */
final class DedupDevice implements Device {
    private static final String SEEN = "dedup";
    private static final String SUBJECT = "dedup-subject";

    @Override
    public String name() {
        return "dedup@1.0";
    }

    @Override
    public Outcome resolve(String key, Message base, Message request, DeviceContext context) {
        if (key.equals("keys") || key.equals("set")) {
            return new Outcome.NotFound();
        }
        Value pass = base.get("pass").orElse(Value.of(1));
        if (!pass.equals(Value.of(1))) {
            return new Outcome.Ok(base, "nothing to do in pass " + pass.display());
        }
        Optional<Message> subject = subject(base, request, context);
        if (subject.isEmpty()) {
            return new Outcome.Ok(base, "the request has nothing to compare");
        }
        Binary id = Binary.of(MessageIds.id(subject.get(), context.codec()));
        ListValue seen = base.get(SEEN).orElse(ListValue.EMPTY) instanceof ListValue list ? list : ListValue.EMPTY;
        if (seen.items().contains(id)) {
            return new Outcome.Skip(base, "the message " + id.text() + " ran before: the run ends here");
        }
        return new Outcome.Ok(base.put(SEEN, seen.prepend(id)), "remembered the message " + id.text());
    }

    private static Optional<Message> subject(Message base, Message request, DeviceContext context) {
        if (context.profile() == Profile.HYPERBEAM && !context.edge()) {
            return Optional.of(request);
        }
        String name = base.text(SUBJECT).or(() -> request.text(SUBJECT)).orElse("body");
        return name.equals("request") ? Optional.of(request) : request.message(name);
    }
}
