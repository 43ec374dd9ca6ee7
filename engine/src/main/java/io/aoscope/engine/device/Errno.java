package io.aoscope.engine.device;

/** Error numbers of WASI preview 1. */
enum Errno {
    SUCCESS(0),
    BADF(8),
    EXIST(20),
    FAULT(21),
    FBIG(22),
    INVAL(28),
    ISDIR(31),
    NOENT(44),
    NOSYS(52),
    NOTDIR(54),
    NOTEMPTY(55),
    SPIPE(70);

    private final int number;

    Errno(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
