// What a program sees of the world: arguments, environment, input, time, chance, and how it ends.

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static void at_end(void) { printf("bye\n"); }

static void print_time(const char *what, time_t seconds) {
    char text[32];
    strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", gmtime(&seconds));
    printf("%s %s\n", what, text);
}

static void time_and_waiting(void) {
    print_time("now", time(NULL));
    struct timespec before, after, span = {.tv_sec = 90, .tv_nsec = 5};
    clock_gettime(CLOCK_MONOTONIC, &before);
    nanosleep(&span, NULL);
    clock_gettime(CLOCK_MONOTONIC, &after);
    printf("waited %lld s %ld ns\n", (long long)(after.tv_sec - before.tv_sec), after.tv_nsec - before.tv_nsec);
    struct pollfd streams[2] = {{.fd = 0, .events = POLLIN}, {.fd = 1, .events = POLLOUT}};
    printf("ready %d:", poll(streams, 2, 1000));
    printf(" in %d out %d\n", (streams[0].revents & POLLIN) != 0, (streams[1].revents & POLLOUT) != 0);
    print_time("then", time(NULL));
}

static void chance(void) {
    unsigned char bytes[8];
    getentropy(bytes, sizeof bytes);
    printf("chance");
    for (size_t i = 0; i < sizeof bytes; i++) printf(" %02x", bytes[i]);
    printf("\n");
}

int main(int argc, char **argv) {
    atexit(at_end);
    for (int i = 0; i < argc; i++) printf("argument %d: %s\n", i, argv[i]);
    const char *name = getenv("NAME");
    printf("NAME %s, NONE %s\n", name ? name : "unset", getenv("NONE") ? "set" : "unset");
    printf("terminal %d\n", isatty(1));

    char word[32];
    int number = 0, sum = 0, lines = 0;
    while (scanf("%31s %d", word, &number) == 2) {
        sum += number;
        lines++;
    }
    printf("%d lines, sum %d, last %s\n", lines, sum, word);

    time_and_waiting();
    chance();
    fprintf(stderr, "ending with 3\n");
    exit(3);
}
