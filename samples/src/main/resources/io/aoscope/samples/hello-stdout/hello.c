// Prints a line to standard output through WASI, then answers.
//
// On a wasm64 image a WASI pointer or length is 64 bits wide, so an iovec is 16 bytes:
// u64 address, u64 length. With AOScope's standard profile the text stands in
// vfs/dev/stdout; HyperBEAM's own fd_write does not come back from a call that has
// something to write.

#include "../shared/ao.h"

struct iovec {
    const char *address;
    u64 length;
};

WASI("fd_write") int fd_write(int fd, const struct iovec *iovecs, u64 count, u64 *written);

static u64 length(const char *text) {
    u64 n = 0;
    while (text[n]) n++;
    return n;
}

static u64 messages; // how many were handled so far

EXPORT("handle") char *handle(const char *message, const char *process) {
    messages++;

    // Three pieces, one call: "Hello from message " "N" "\n".
    char *digits = (char *)ao_malloc(0);
    put_number(messages);
    put(0);
    struct iovec line[3];
    line[0].address = "Hello from message ";
    line[1].address = digits;
    line[2].address = "\n";
    for (int i = 0; i < 3; i++) line[i].length = length(line[i].address);
    u64 written = 0;
    int error = fd_write(1, line, 3, &written);

    char *reply = begin_reply();
    if (error) {
        put_text("fd_write failed with errno ");
        put_number((u64)error);
    } else {
        put_number(written);
        put_text(" bytes written");
    }
    put_text("\"},\"Messages\":[]");
    return end_reply(reply);
}
