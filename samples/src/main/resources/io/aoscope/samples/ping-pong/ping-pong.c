// Plays ping-pong with another process of the same image.
//
//   Serve  with the tags Peer (the id of the other process) and Count: sends Ping there
//   Ping   answers with Pong, to whoever sent it
//   Pong   sends the next Ping while Count is above 1
//   Score  tells how many balls this process has hit back
//
// An outbox only says what should be sent. It is push@1.0 that takes it to the other
// process: there the sender's id is in From, and the node that delivered it is the
// Owner. A process that trusts messages by their Owner therefore has to trust the node.

#include "../shared/ao.h"

static u64 hits;

static void ball(const char *action, const char *target, u64 count) {
    put_text("\"},\"Messages\":[{\"Target\":");
    put_value(target);
    put_text(",\"Tags\":[{\"name\":\"Action\",\"value\":\"");
    put_text(action);
    put_text("\"},{\"name\":\"Count\",\"value\":\"");
    put_number(count);
    put_text("\"}]}]");
}

EXPORT("handle") char *handle(const char *message, const char *process) {
    const char *action = tag(message, "Action");
    u64 count = number(tag(message, "Count"));
    const char *from = field(message, "From");

    char *reply = begin_reply();
    if (is_text(action, "Serve")) {
        put_text("serving");
        ball("Ping", tag(message, "Peer"), count);
    } else if (is_text(action, "Ping")) {
        hits++;
        put_text("pong ");
        put_number(count);
        ball("Pong", from, count);
    } else if (is_text(action, "Pong") && count > 1) {
        hits++;
        put_text("ping ");
        put_number(count - 1);
        ball("Ping", from, count - 1);
    } else if (is_text(action, "Pong")) {
        put_text("won\"},\"Messages\":[]");
    } else {
        put_number(hits);
        put_text("\"},\"Messages\":[]");
    }
    return end_reply(reply);
}
