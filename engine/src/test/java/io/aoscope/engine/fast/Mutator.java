package io.aoscope.engine.fast;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Damages a module: bits, bytes and ranges change, go, and come twice. */
final class Mutator {
    private static final int HEADER = 8;
    private static final int[] BYTES = {0, 1, 0x40, 0x7F, 0x80, 0xFE, 0xFF};

    private final SplittableRandom random;

    Mutator(SplittableRandom random) {
        this.random = random;
    }

    byte[] mutate(byte[] module) {
        byte[] mutated = module.clone();
        for (int i = 1 + random.nextInt(4); i > 0 && mutated.length > HEADER; i--) {
            mutated = once(mutated);
        }
        return mutated;
    }

    private byte[] once(byte[] module) {
        int at = HEADER + random.nextInt(module.length - HEADER);
        switch (random.nextInt(10)) {
            case 0, 1 -> module[at] ^= (byte) (1 << random.nextInt(8));
            case 2, 3, 4 -> module[at] = (byte) random.nextInt(256);
            case 5 -> module[at] = (byte) BYTES[random.nextInt(BYTES.length)];
            case 6 -> module[at]++;
            case 7 -> {
                return Arrays.copyOf(module, at);
            }
            case 8 -> {
                return without(module, at, Math.min(1 + random.nextInt(8), module.length - at));
            }
            default -> {
                return twice(module, at, Math.min(1 + random.nextInt(16), module.length - at));
            }
        }
        return module;
    }

    private static byte[] without(byte[] module, int at, int length) {
        byte[] shorter = Arrays.copyOf(module, module.length - length);
        System.arraycopy(module, at + length, shorter, at, shorter.length - at);
        return shorter;
    }

    private static byte[] twice(byte[] module, int at, int length) {
        byte[] longer = Arrays.copyOf(module, module.length + length);
        System.arraycopy(module, at, longer, at + length, module.length - at);
        return longer;
    }
}
