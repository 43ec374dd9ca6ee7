// Writes into the process's own state, by sending a message that patch@1.0 takes.
//
// patch@1.0 (with patch-from /results/outbox) takes each outbox message whose `method`
// is exactly PATCH out of the outbox and merges the rest of it into the state of the
// process: here a number under `count`, and an object under `balances` that is merged
// into the one already there, so every sender keeps an entry of its own.
//
// Small spellings that matter:
//  * the tag is called `method`: a tag called `Method` is recognised but then stays, and
//    ends up in the state;
//  * the list is called `tags`, not `Tags`: HyperBEAM lifts the tags out of both, but
//    drops only the lower-case list itself, and an upper-case one would end up in the
//    state, too.

#include "../shared/ao.h"

static u64 count;

EXPORT("handle") char *handle(const char *message, const char *process) {
    const char *action = tag(message, "Action");
    const char *from = field(message, "From");
    if (!from || *from != '"' || is_text(from, "")) from = "\"unsigned\"";
    int inc = is_text(action, "Inc");
    if (inc) count++;

    char *reply = begin_reply();
    put_number(count);
    put_text("\"},\"Messages\":[");
    if (inc) {
        put_text("{\"tags\":[{\"name\":\"method\",\"value\":\"PATCH\"},{\"name\":\"count\",\"value\":\"");
        put_number(count);
        put_text("\"},{\"name\":\"balances\",\"value\":{");
        put_value(from);
        put_text(":\"");
        put_number(count);
        put_text("\"}}]},");
        // An ordinary message beside it: this one stays in the outbox.
        put_text("{\"Target\":");
        put_value(from);
        put_text(",\"Data\":\"patched\",\"Tags\":[{\"name\":\"Action\",\"value\":\"Patched\"}]}");
    }
    put_text("]");
    return end_reply(reply);
}
