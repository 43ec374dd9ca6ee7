package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Opcode;

/** Guesses, before a function is generated, how large its code will be and how often each instruction is executed. */
final class Estimate {
    private static final double A_LOOP_TURNS = 8;
    private static final double TAKEN = 0.3;
    private static final double SELDOM = 1e-6;

    private final Body body;
    /** Bytes of Java's bytecode before each instruction. */
    private final int[] bytes;

    private final double[] often;

    Estimate(Body body) {
        this.body = body;
        int length = body.opcodes.length;
        this.bytes = new int[length + 1];
        this.often = new double[length];
        for (int i = 0; i < length; i++) {
            bytes[i + 1] = bytes[i] + (body.heights[i] < 0 ? 0 : size(i));
        }
        flow();
    }

    /** Of a range. */
    int bytes(int from, int to) {
        return bytes[to] - bytes[from];
    }

    /** In a call of the function. */
    double often(int i) {
        return often[i];
    }

    private int size(int i) {
        Opcode opcode = body.opcodes[i];
        return switch (opcode) {
            case NOP, BLOCK, LOOP, TRY, TRY_TABLE, END, DELEGATE, DROP -> 0;
            case LOCAL_GET, LOCAL_SET, LOCAL_TEE -> 2;
            case I32_CONST, I64_CONST, F32_CONST, F64_CONST -> 3;
            case CALL, CALL_INDIRECT -> 85 + 15 * body.arities[i];
            case BR, ELSE -> 15;
            case IF, BR_IF -> 20;
            case BR_TABLE -> 20 + 8 * body.table(i).length;
            case RETURN -> 20 + 12 * body.results;
            case GLOBAL_GET, GLOBAL_SET -> 9;
            default ->
                switch (opcode.family()) {
                    case NUMERIC -> GeneratedNumerics.traps(opcode) ? 9 : 2;
                    case MEMORY -> 17;
                    default -> 40;
                };
        };
    }

    /** Takes every way out of a place to be as probable as the others, nearly, and every loop to turn a few times. */
    private void flow() {
        double[] arriving = new double[often.length + 1];
        double now = 1;
        double turns = 1;
        for (int i = 0; i < often.length; i++) {
            now += arriving[i];
            often[i] = Math.max(SELDOM, now * turns);
            switch (body.opcodes[i]) {
                case LOOP -> turns *= A_LOOP_TURNS;
                case END ->
                    turns /= body.code.begin(i) >= 0 && body.opcodes[body.code.begin(i)] == Opcode.LOOP
                            ? A_LOOP_TURNS
                            : 1;
                case IF -> now -= arrive(arriving, i, body.targets[i], now / 2);
                case BR_IF -> now -= arrive(arriving, i, body.targets[i], now * TAKEN);
                case BR, ELSE, CATCH, CATCH_ALL -> {
                    arrive(arriving, i, body.targets[i], now);
                    now = 0;
                }
                case BR_TABLE -> {
                    int[] table = body.heights[i] < 0 ? new int[0] : body.table(i);
                    for (int t = 0; t < table.length; t += 3) {
                        arrive(arriving, i, table[t], now * 3 / table.length);
                    }
                    now = 0;
                }
                case RETURN, UNREACHABLE -> now = 0;
                default -> {}
            }
        }
    }

    private static double arrive(double[] arriving, int from, int target, double share) {
        if (target > from) {
            arriving[target] += share;
        }
        return share;
    }
}
