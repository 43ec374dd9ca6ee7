package io.aoscope.engine.bench;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * One of the C programs in {@code src/bench/c}.
 *
 * @param checksum what its {@code run} answers, checked against native code and node
 */
record Program(String name, long checksum) {

    static final Program FIB = new Program("fib", 2_178_309L);
    static final Program SIEVE = new Program("sieve", 348_513L);
    static final Program MATMUL = new Program("matmul", Long.parseUnsignedLong("12865675974222577379"));
    static final Program SHA256 = new Program("sha256", 4_814_613_053_811_727_505L);
    static final Program SCAN = new Program("scan", 6_033_145_121_245_564_292L);
    static final Program HANDLE = new Program("handle", 6_950_816_267_969_440_216L);

    private static final List<Program> ALL = List.of(FIB, SIEVE, MATMUL, SHA256, SCAN, HANDLE);

    static Program named(String name) {
        return ALL.stream()
                .filter(program -> program.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no program " + name + "; there are aos and "
                        + ALL.stream().map(Program::name).toList()));
    }

    byte[] wasm32() throws IOException {
        return image("wasm32");
    }

    byte[] wasm64() throws IOException {
        return image("wasm64");
    }

    void check(long answered) {
        if (answered != checksum) {
            throw new IllegalStateException(name + " answered " + Long.toUnsignedString(answered) + " instead of "
                    + Long.toUnsignedString(checksum));
        }
    }

    private byte[] image(String target) throws IOException {
        String file = "/io/aoscope/bench/" + name + "-" + target + ".wasm";
        try (InputStream in = Program.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException(file + " is missing; run engine/src/bench/c/build.sh");
            }
            return in.readAllBytes();
        }
    }
}
