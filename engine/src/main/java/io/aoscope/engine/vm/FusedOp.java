package io.aoscope.engine.vm;

/**
 * Operations of the fused form. A word has the operation in bits 0 to 7 and above bit 16 the numbers
 * {@code a}, {@code b}, {@code c} of 16 bits each. Slots are relative to the frame. Unless said
 * otherwise {@code a} is the slot written, {@code b} and {@code c} are slots read; in the operations
 * with {@code K}, {@code c} is a signed constant. "Branch word" is a second word: target in the upper
 * half, and in the lower half what the branch adds to the lead of the count.
 *
 * <p>Because an i32 is kept sign-extended, comparisons and bitwise operations are the same for i32 and
 * i64, signed and unsigned.
 */
final class FusedOp {
    static final int MOVE = 0;
    static final int CONST_K = 1;
    /** The constant is the second word. */
    static final int CONST_WIDE = 2;
    /** {@code b} is the global. */
    static final int GLOBAL_GET = 3;
    /** {@code a} is the slot read, {@code b} the global. */
    static final int GLOBAL_SET = 4;
    /** The second word is the slot of the condition. */
    static final int SELECT = 5;
    /** The numeric instruction whose opcode's ordinal is the second word. */
    static final int UNARY = 6;
    /** The numeric instruction whose opcode's ordinal is the second word. */
    static final int BINARY = 7;
    /** Instruction {@code b, c}, which goes on with the next one, on operands in their own slots. */
    static final int PLAIN = 8;
    /** Instruction {@code b, c} is for the stepper, which finds every operand in its own slot. */
    static final int LEAVE = 9;

    static final int I32_ADD = 10;
    static final int I32_SUB = 11;
    static final int I32_MUL = 12;
    static final int I32_SHL = 13;
    static final int I32_SHR_S = 14;
    static final int I32_SHR_U = 15;
    static final int I32_ROTL = 16;
    static final int I64_ADD = 17;
    static final int I64_SUB = 18;
    static final int I64_MUL = 19;
    static final int I64_SHL = 20;
    static final int I64_SHR_S = 21;
    static final int I64_SHR_U = 22;
    static final int I64_ROTL = 23;
    static final int AND = 24;
    static final int OR = 25;
    static final int XOR = 26;
    static final int I32_ADD_K = 27;
    static final int I32_MUL_K = 28;
    static final int I32_SHL_K = 29;
    static final int I32_SHR_U_K = 30;
    static final int I32_ROTL_K = 31;
    static final int I64_ADD_K = 32;
    static final int I64_MUL_K = 33;
    static final int I64_SHL_K = 34;
    /** Also i32, with a constant below 32. */
    static final int SHR_S_K = 35;

    static final int I64_SHR_U_K = 36;
    static final int I64_ROTL_K = 37;
    static final int AND_K = 38;
    static final int OR_K = 39;
    static final int XOR_K = 40;

    /** The comparisons of two slots, in the order EQ, NE, LT_S, LT_U, LE_S, LE_U. */
    static final int EQ = 41;

    static final int NE = 42;
    static final int LT_S = 43;
    static final int LT_U = 44;
    static final int LE_S = 45;
    static final int LE_U = 46;
    /** The comparisons with a constant, in the order EQ, NE, LT_S, LT_U, GT_S, GT_U. */
    static final int EQ_K = 47;

    static final int NE_K = 48;
    static final int LT_S_K = 49;
    static final int LT_U_K = 50;
    static final int GT_S_K = 51;
    static final int GT_U_K = 52;

    static final int F64_ADD = 53;
    static final int F64_SUB = 54;
    static final int F64_MUL = 55;
    static final int F64_DIV = 56;
    /** The low 32 bits, sign-extended. */
    static final int LOW_S = 57;
    /** The low 32 bits, zero-extended. */
    static final int LOW_U = 58;

    /** Loads: {@code b} is the slot of the address, {@code c} the unsigned offset. */
    static final int LOAD8_S = 59;

    static final int LOAD8_U = 60;
    static final int LOAD16_S = 61;
    static final int LOAD16_U = 62;
    static final int LOAD32_S = 63;
    static final int LOAD32_U = 64;
    static final int LOAD64 = 65;
    /** Stores: {@code a} is the slot of the value, {@code b} of the address, {@code c} the unsigned offset. */
    static final int STORE8 = 66;

    static final int STORE16 = 67;
    static final int STORE32 = 68;
    static final int STORE64 = 69;

    /** A branch word follows. */
    static final int BR = 70;
    /** Branches that compare {@code b} with {@code c}, in the order of {@link #EQ}; a branch word follows. */
    static final int BR_EQ = 71;

    static final int BR_NE = 72;
    static final int BR_LT_S = 73;
    static final int BR_LT_U = 74;
    static final int BR_LE_S = 75;
    static final int BR_LE_U = 76;
    /** Branches that compare {@code b} with a constant, in the order of {@link #EQ_K}. */
    static final int BR_EQ_K = 77;

    static final int BR_NE_K = 78;
    static final int BR_LT_S_K = 79;
    static final int BR_LT_U_K = 80;
    static final int BR_GT_S_K = 81;
    static final int BR_GT_U_K = 82;
    /** {@code b} is the slot of the index; the second word is the number of branch words after it. */
    static final int BR_TABLE = 83;
    /** {@code a}: slot of the arguments; {@code b, c}: function of the machine; second word: next instruction. */
    static final int CALL = 84;
    /**
     * {@code a}: slot of the arguments; {@code b}: slot of the index; {@code c}: table; second word: type id
     * in the upper half, next instruction in the lower.
     */
    static final int CALL_INDIRECT = 85;
    /** Returns nothing; {@code b, c}: the instruction after this one. */
    static final int RETURN = 86;
    /** Returns the value of slot {@code a}. */
    static final int RETURN_ONE = 87;
    /** Returns the values from slot {@code a} on; their number is the second word. */
    static final int RETURN_MANY = 88;

    private FusedOp() {}

    static long word(int op, int a, int b, int c) {
        return op | (a & 0xFFFFL) << 16 | (b & 0xFFFFL) << 32 | (long) c << 48;
    }

    /** A word with one number of 32 bits in the place of {@code b} and {@code c}. */
    static long word(int op, int a, int wide) {
        return op | (a & 0xFFFFL) << 16 | (long) wide << 32;
    }

    static int op(long word) {
        return (int) word & 0xFF;
    }

    static int a(long word) {
        return (int) word >>> 16;
    }

    static int b(long word) {
        return (int) (word >>> 32) & 0xFFFF;
    }

    static int c(long word) {
        return (int) (word >>> 48);
    }

    /** {@code c} as a signed constant. */
    static long k(long word) {
        return word >> 48;
    }

    /** The number of 32 bits in the place of {@code b} and {@code c}. */
    static int wide(long word) {
        return (int) (word >>> 32);
    }

    static long withA(long word, int a) {
        return word & ~0xFFFF_0000L | (a & 0xFFFFL) << 16;
    }
}
