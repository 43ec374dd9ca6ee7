// Files through C's standard library: what each call answered, one line each.

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void say(const char *what, int result) {
    if (result < 0) {
        printf("%s: %s\n", what, strerror(errno));
    } else {
        printf("%s: %d\n", what, result);
    }
}

static int by_name(const struct dirent **a, const struct dirent **b) { return strcmp((*a)->d_name, (*b)->d_name); }

static void list(const char *path) {
    struct dirent **entries;
    int count = scandir(path, &entries, NULL, by_name);
    printf("%s:", path);
    for (int i = 0; i < count; i++) {
        const char *mark = entries[i]->d_type == DT_DIR ? "/" : entries[i]->d_type == DT_LNK ? "@" : "";
        printf(" %s%s", entries[i]->d_name, mark);
        free(entries[i]);
    }
    free(entries);
    printf("\n");
}

static void stdio(void) {
    FILE *file = fopen("notes.txt", "w+");
    fprintf(file, "line %d\nline %d\n", 1, 2);
    rewind(file);
    char line[32];
    while (fgets(line, sizeof line, file)) printf("read %s", line);
    fseek(file, -2, SEEK_END);
    printf("at %ld: %c\n", ftell(file), fgetc(file));
    fclose(file);

    file = fopen("notes.txt", "a");
    fputs("line 3\n", file);
    fclose(file);

    struct stat status;
    stat("notes.txt", &status);
    printf("size %d, a file %d\n", (int)status.st_size, S_ISREG(status.st_mode));
    printf("missing: %s\n", fopen("none.txt", "r") ? "there" : strerror(errno));
    printf("directory: %s\n", fopen("dev", "w") ? "open" : strerror(errno));
}

static void descriptors(void) {
    int file = open("data.bin", O_RDWR | O_CREAT | O_EXCL, 0666);
    say("write", (int)write(file, "abcdef", 6));
    say("again", open("data.bin", O_RDWR | O_CREAT | O_EXCL, 0666));
    say("pwrite", (int)pwrite(file, "XY", 2, 1));
    char text[8] = {0};
    say("pread", (int)pread(file, text, 4, 0));
    printf("text %s\n", text);
    say("truncate", ftruncate(file, 3));
    say("seek", (int)lseek(file, 0, SEEK_END));
    say("gap", (int)pwrite(file, "!", 1, 5));

    int reader = open("data.bin", O_RDONLY);
    say("write to a reader", (int)write(reader, "x", 1));
    say("unlink", unlink("data.bin"));
    say("read on", (int)read(reader, text, sizeof text));
    say("gone", open("data.bin", O_RDONLY));
    close(reader);
    close(file);
}

static void names(void) {
    say("mkdir", mkdir("dir", 0777));
    say("mkdir", mkdir("dir", 0777));
    say("mkdir", mkdir("dir/inner", 0777));
    say("rename", rename("notes.txt", "dir/moved.txt"));
    say("link", link("dir/moved.txt", "dir/twin.txt"));
    say("symlink", symlink("inner/../moved.txt", "dir/soft"));
    char target[64] = {0};
    say("readlink", (int)readlink("dir/soft", target, sizeof target));
    printf("target %s\n", target);
    struct stat status;
    stat("dir/soft", &status);
    printf("through it %d bytes, %d names\n", (int)status.st_size, (int)status.st_nlink);
    lstat("dir/soft", &status);
    printf("itself %d bytes, a link %d\n", (int)status.st_size, S_ISLNK(status.st_mode));
    symlink("loop", "loop");
    say("loop", open("loop", O_RDONLY));
    list("dir");
    say("rmdir", rmdir("dir"));
    say("rmdir", rmdir("dir/inner"));
    say("remove", remove("dir/twin.txt"));
    say("above", open("../out", O_RDWR | O_CREAT, 0666));
    say("absolute", open("/dir/moved.txt", O_RDONLY));
    list("/");
}

static void times(void) {
    struct stat status;
    stat("dir/moved.txt", &status);
    printf("modified %lld\n", (long long)status.st_mtim.tv_sec);
    struct timespec set[2] = {{.tv_sec = 5}, {.tv_sec = 6, .tv_nsec = 7}};
    say("utimensat", utimensat(AT_FDCWD, "dir/moved.txt", set, 0));
    stat("dir/moved.txt", &status);
    printf("accessed %lld, modified %lld.%09ld\n", (long long)status.st_atim.tv_sec,
           (long long)status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
}

int main(void) {
    stdio();
    descriptors();
    names();
    times();
    return 0;
}
