#include "lines.h"

static long total;

__attribute__((export_name("add"))) long add(long n) {
    for (long i = 0; i < n; i++) {
        total += twice(i);
    }
    return total;
}

__attribute__((export_name("get"))) long get(void) {
    return twice(total);
}
