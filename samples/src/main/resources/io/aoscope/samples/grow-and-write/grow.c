// Grows memory by as many pages as a message asks for, writes to the new bytes, and
// writes what it did to a file.
//
//   Action Grow, Pages N    memory.grow by N, then grown.txt in the virtual file system
//   anything else           answers the number of pages
//
// The files of a process are part of its state: grown.txt appears under vfs/.
// Descriptor 3 is the one open directory a process starts with, named "/".
// HyperBEAM's own path_open does not come back from any call: this sample is for
// AOScope's standard profile.

#include "../shared/ao.h"

struct iovec {
    const char *address;
    u64 length;
};

WASI("path_open")
int path_open(int directory, int lookup, const char *path, u64 path_length, int open_flags,
              u64 rights, u64 inherited_rights, int descriptor_flags, u32 *descriptor);
WASI("fd_write") int fd_write(int fd, const struct iovec *iovecs, u64 count, u64 *written);
WASI("fd_close") int fd_close(int fd);

enum { ROOT = 3, CREATE = 1, TRUNCATE = 8, RIGHT_TO_WRITE = 64 };

// Answers WASI's errno; 0 is success.
static int write_file(const char *path, u64 path_length, const char *text, u64 length) {
    u32 descriptor = 0;
    int error = path_open(ROOT, 0, path, path_length, CREATE | TRUNCATE, RIGHT_TO_WRITE, 0, 0, &descriptor);
    if (error) return error;
    u64 written = 0;
    struct iovec piece = {text, length};
    error = fd_write((int)descriptor, &piece, 1, &written);
    int closing = fd_close((int)descriptor);
    return error ? error : closing;
}

// Fills the first and the last eight bytes of what memory gained, so that the pages
// are really used and the Memory panel has something to show.
static void mark(u64 before, u64 after) {
    if (after <= before) return;
    *(u64 *)(before * PAGE) = 0x1122334455667788ul;
    *(u64 *)(after * PAGE - 8) = 0x99aabbccddeeff00ul;
}

EXPORT("handle") char *handle(const char *message, const char *process) {
    u64 before = __builtin_wasm_memory_size(0);
    if (!is_text(tag(message, "Action"), "Grow")) {
        char *reply = begin_reply();
        put_text("pages: ");
        put_number(before);
        put_text("\"},\"Messages\":[]");
        return end_reply(reply);
    }

    u64 pages = number(tag(message, "Pages"));
    if (__builtin_wasm_memory_grow(0, pages) == ~0ul) {
        char *reply = begin_reply();
        put_text("memory cannot grow by ");
        put_number(pages);
        put_text(" pages\"},\"Messages\":[]");
        return end_reply(reply);
    }
    u64 after = __builtin_wasm_memory_size(0);
    mark(before, after);

    char *text = (char *)ao_malloc(0);
    put_text("grew from ");
    put_number(before);
    put_text(" to ");
    put_number(after);
    put_text(" pages");
    u64 length = heap_next - (u64)text;
    int error = write_file("grown.txt", 9, text, length);

    char *reply = begin_reply();
    if (error) {
        put_text("grown.txt was not written, errno ");
        put_number((u64)error);
    } else {
        for (u64 i = 0; i < length; i++) put(text[i]);
    }
    put_text("\"},\"Messages\":[]");
    return end_reply(reply);
}
