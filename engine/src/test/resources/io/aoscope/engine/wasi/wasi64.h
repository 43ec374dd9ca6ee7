// WASI preview 1 as an image with 64-bit memory sees it: pointers and sizes have 8 bytes, everything else is as in the
// specification. There is no wasi-libc for wasm64, so this is all there is.

#ifndef WASI64_H
#define WASI64_H

typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long u64;
typedef long i64;

_Static_assert(sizeof(void *) == 8 && sizeof(u64) == 8, "compile for wasm64");

struct iovec { const void *address; u64 length; };
struct fdstat { u8 kind; u16 flags; u64 rights, inheriting; };
struct filestat { u64 device, inode; u8 kind; u64 links, size, accessed, modified, changed; };
struct dirent { u64 next, inode; u32 length; u8 kind; };
struct prestat { u8 tag; u64 name_length; };
struct subscription { u64 userdata; u8 tag; _Alignas(8) u32 what; u64 timeout, precision; u16 flags; };
struct event { u64 userdata; u16 error; u8 kind; u64 bytes; u16 flags; };

_Static_assert(sizeof(struct fdstat) == 24, "layout");
_Static_assert(sizeof(struct filestat) == 64, "layout");
_Static_assert(sizeof(struct dirent) == 24, "layout");
_Static_assert(sizeof(struct prestat) == 16, "layout");
_Static_assert(sizeof(struct subscription) == 48, "layout");
_Static_assert(sizeof(struct event) == 32, "layout");

#define WASI(name) __attribute__((import_module("wasi_snapshot_preview1"), import_name(#name))) int name

WASI(args_sizes_get)(u64 *count, u64 *bytes);
WASI(args_get)(char **arguments, char *texts);
WASI(environ_sizes_get)(u64 *count, u64 *bytes);
WASI(environ_get)(char **variables, char *texts);
WASI(clock_time_get)(u32 clock, u64 precision, u64 *time);
WASI(random_get)(void *bytes, u64 length);
WASI(fd_write)(int fd, const struct iovec *buffers, u64 count, u64 *written);
WASI(fd_read)(int fd, const struct iovec *buffers, u64 count, u64 *read);
WASI(fd_pread)(int fd, const struct iovec *buffers, u64 count, u64 offset, u64 *read);
WASI(fd_pwrite)(int fd, const struct iovec *buffers, u64 count, u64 offset, u64 *written);
WASI(fd_seek)(int fd, i64 offset, u32 whence, u64 *position);
WASI(fd_close)(int fd);
WASI(fd_renumber)(int from, int to);
WASI(fd_fdstat_get)(int fd, struct fdstat *status);
WASI(fd_filestat_get)(int fd, struct filestat *status);
WASI(fd_prestat_get)(int fd, struct prestat *status);
WASI(fd_prestat_dir_name)(int fd, char *name, u64 length);
WASI(fd_readdir)(int fd, void *buffer, u64 length, u64 cookie, u64 *used);
WASI(path_open)(int fd, u32 lookup, const char *path, u64 length, u32 how, u64 rights, u64 inheriting, u32 flags, int *opened);
WASI(path_create_directory)(int fd, const char *path, u64 length);
WASI(path_filestat_get)(int fd, u32 lookup, const char *path, u64 length, struct filestat *status);
WASI(path_symlink)(const char *target, u64 target_length, int fd, const char *path, u64 length);
WASI(path_readlink)(int fd, const char *path, u64 length, char *target, u64 room, u64 *used);
WASI(path_rename)(int fd, const char *path, u64 length, int to_fd, const char *to_path, u64 to_length);
WASI(path_unlink_file)(int fd, const char *path, u64 length);
WASI(poll_oneoff)(const struct subscription *in, struct event *out, u64 count, u64 *happened);
_Noreturn __attribute__((import_module("wasi_snapshot_preview1"), import_name("proc_exit"))) void proc_exit(int code);

#endif
