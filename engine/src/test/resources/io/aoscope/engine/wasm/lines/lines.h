static inline long twice(long n) {
    return n * 2;
}
