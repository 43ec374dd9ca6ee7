// WASI with 64-bit pointers, without a library: what each call answered, one line each.

#include "wasi64.h"

enum { ROOT = 3, CREATE = 1, DIRECTORY = 2, ALL = 0x0FFFFFFF, FOLLOW = 1 };

static u64 length(const char *text) {
    u64 count = 0;
    while (text[count]) count++;
    return count;
}

// Two buffers at a time: the second iovec lies 16 bytes behind the first.
static void put(const char *text, const char *end) {
    struct iovec buffers[2] = {{text, length(text)}, {end, length(end)}};
    u64 written;
    fd_write(1, buffers, 2, &written);
}

static void number(const char *what, u64 value) {
    char digits[24];
    int at = sizeof digits - 1;
    digits[at] = 0;
    do {
        digits[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value);
    put(what, " ");
    put(digits + at, "\n");
}

static char texts[256];
static char *pointers[8];

static void surroundings(void) {
    u64 count, bytes;
    number("args_sizes_get", args_sizes_get(&count, &bytes));
    number("arguments", count);
    args_get(pointers, texts);
    for (u64 i = 0; i < count; i++) put(pointers[i], "\n");
    environ_sizes_get(&count, &bytes);
    environ_get(pointers, texts);
    for (u64 i = 0; i < count; i++) put(pointers[i], "\n");
    u64 before, after, happened;
    clock_time_get(0, 1, &before);
    number("time", before);
    struct subscription wait = {.userdata = 9, .tag = 0, .what = 1, .timeout = 1000};
    struct event event;
    poll_oneoff(&wait, &event, 1, &happened);
    clock_time_get(1, 1, &after);
    number("waited", after - before);
    number("event", event.userdata);
    u8 random[4];
    random_get(random, sizeof random);
    number("chance", (u64)random[0] << 24 | random[1] << 16 | random[2] << 8 | random[3]);
}

static void input(void) {
    char first[4], second[4];
    struct iovec buffers[2] = {{first, 3}, {second, 3}};
    u64 read;
    fd_read(0, buffers, 2, &read);
    first[3] = second[3] = 0;
    number("read", read);
    put(first, "|");
    put(second, "\n");
}

static void files(void) {
    struct prestat root;
    fd_prestat_get(ROOT, &root);
    number("name of the root", root.name_length);
    number("mkdir", path_create_directory(ROOT, "dir", 3));
    int file;
    number("open", path_open(ROOT, 0, "dir/f", 5, CREATE, ALL, 0, 0, &file));
    u64 done, position;
    struct iovec text = {"hello", 5};
    fd_write(file, &text, 1, &done);
    fd_pwrite(file, &text, 1, 10, &done);
    fd_seek(file, -5, 2, &position);
    number("position", position);
    struct filestat status;
    number("stat", path_filestat_get(ROOT, 0, "dir/f", 5, &status));
    number("size", status.size);
    number("kind", status.kind);
    number("symlink", path_symlink("dir/f", 5, ROOT, "link", 4));
    char target[16] = {0};
    path_readlink(ROOT, "link", 4, target, sizeof target, &done);
    put(target, "\n");
    path_filestat_get(ROOT, FOLLOW, "link", 4, &status);
    number("through the link", status.size);
    number("rename", path_rename(ROOT, "dir/f", 5, ROOT, "g", 1));
    number("missing", path_filestat_get(ROOT, FOLLOW, "link", 4, &status));
    number("above", path_open(ROOT, 0, "../f", 4, 0, 0, 0, 0, &file));
}

static void list(void) {
    static u8 buffer[512];
    u64 used;
    fd_readdir(ROOT, buffer, sizeof buffer, 0, &used);
    for (u64 at = 0; at + sizeof(struct dirent) <= used;) {
        struct dirent *entry = (struct dirent *)(buffer + at);
        struct iovec name = {buffer + at + sizeof *entry, entry->length};
        u64 written;
        fd_write(1, &name, 1, &written);
        put(entry->kind == 3 ? "/" : entry->kind == 7 ? "@" : "", "\n");
        at += sizeof *entry + entry->length;
    }
}

__attribute__((export_name("_start"))) void start(void) {
    surroundings();
    input();
    files();
    list();
    proc_exit(9);
}
