// Floating point and addressing: the product of two matrices of 256 by 256 doubles.

#include "bench.h"

enum { N = 256 };
static double a[N][N], b[N][N], c[N][N];

RUN u64 run(void) {
    for (u32 i = 0; i < N; i++)
        for (u32 j = 0; j < N; j++) {
            a[i][j] = (double)((i * 7 + j * 3) % 101);
            b[i][j] = (double)((i * 5 + j * 11) % 97);
            c[i][j] = 0;
        }
    for (u32 i = 0; i < N; i++)
        for (u32 j = 0; j < N; j++) {
            double sum = 0;
            for (u32 k = 0; k < N; k++) sum += a[i][k] * b[k][j];
            c[i][j] = sum;
        }
    u64 check = 0;
    for (u32 i = 0; i < N; i++)
        for (u32 j = 0; j < N; j++) check = check * 31 + (u64)c[i][j];
    return check;
}
