// A counter. Inc adds one; Get answers the count and sends it to whoever asked.

#include "../shared/ao.h"

static u64 count;

EXPORT("handle") char *handle(const char *message, const char *process) {
    const char *action = tag(message, "Action");
    int get = is_text(action, "Get");
    if (is_text(action, "Inc")) count++;

    char *reply = begin_reply();
    put_number(count);
    put_text("\"},\"Messages\":[");
    if (get) {
        put_text("{\"Target\":");
        put_value(field(message, "From"));
        put_text(",\"Data\":\"");
        put_number(count);
        put_text("\",\"Tags\":[{\"name\":\"Action\",\"value\":\"Count\"}]}");
    }
    put_text("]");
    return end_reply(reply);
}
