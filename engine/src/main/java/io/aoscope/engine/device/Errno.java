package io.aoscope.engine.device;

/** Error numbers of WASI preview 1, those that {@code wasi@1.0} answers. */
enum Errno {
    SUCCESS(0),
    BADF(8),
    BUSY(10),
    EXIST(20),
    FAULT(21),
    FBIG(22),
    ILSEQ(25),
    INVAL(28),
    ISDIR(31),
    LOOP(32),
    NAMETOOLONG(37),
    NOENT(44),
    NOSYS(52),
    NOTDIR(54),
    NOTEMPTY(55),
    NOTSOCK(57),
    NOTSUP(58),
    PERM(63),
    SPIPE(70),
    NOTCAPABLE(76);

    private final int number;

    Errno(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
