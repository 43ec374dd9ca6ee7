package io.aoscope.engine.vm;

/**
 * Operations of the fused form. A word has the operation in bits 0 to 7 and above bit 16 the numbers
 * {@code a}, {@code b}, {@code c} of 16 bits each. Slots are relative to the frame. Unless said
 * otherwise {@code a} is the slot written, {@code b} and {@code c} are slots read; in the operations
 * with {@code K}, {@code c} is a signed constant. "Branch word" is a second word: target in the upper
 * half, and in the lower half what the branch adds to the lead of the count.
 *
 * <p>Loads have the address in slot {@code b} and the unsigned offset in {@code c}; stores too, and the value in
 * slot {@code a}.
 *
 * <p>They are numbered by how often they are executed: HotSpot's first compiler makes of a {@code switch} one
 * comparison after the other, in this order, among the groups and in a group.
 *
 * <p>Because an i32 is kept sign-extended, comparisons and bitwise operations are the same for i32 and
 * i64, signed and unsigned.
 */
final class FusedOp {
    /** Operations come in groups of eight; the loop looks for the group first. */
    static final int GROUP_SHIFT = 3;

    static final int LOAD64 = 0;
    static final int MOVE = 1;
    static final int I64_ADD_K = 2;
    static final int LOAD32_S = 3;
    static final int STORE64 = 4;
    static final int I64_ADD = 5;
    static final int CONST_K = 6;
    static final int LOAD8_U = 7;
    static final int STORE32 = 8;
    static final int AND_K = 9;
    /** A branch word follows. */
    static final int BR = 10;

    static final int I32_ADD_K = 11;
    /** {@code a} is the slot read, {@code b} the global. */
    static final int GLOBAL_SET = 12;

    static final int I64_SHL_K = 13;
    /** The constant is the second word. */
    static final int CONST_WIDE = 14;

    /** {@code b} is the slot of the index; the second word is the number of branch words after it. */
    static final int BR_TABLE = 15;

    /** {@code a}: slot of the arguments; {@code b, c}: function of the machine; second word: next instruction. */
    static final int CALL = 16;

    /**
     * {@code a}: slot of the arguments; {@code b}: slot of the index; {@code c}: table; second word: type id
     * in the upper half, next instruction in the lower.
     */
    static final int CALL_INDIRECT = 17;

    /** Branches that compare {@code b} with a constant, in the order of {@link #EQ_K}; a branch word follows. */
    static final int BR_EQ_K = 18;

    static final int BR_NE_K = 19;
    static final int BR_LT_S_K = 20;
    static final int BR_LT_U_K = 21;
    static final int BR_GT_S_K = 22;
    static final int BR_GT_U_K = 23;
    /** The low 32 bits, zero-extended. */
    static final int LOW_U = 24;

    /** {@code b} is the global. */
    static final int GLOBAL_GET = 25;

    static final int I32_ADD = 26;
    static final int STORE8 = 27;
    /** Returns nothing; {@code b, c}: the instruction after this one. */
    static final int RETURN = 28;

    /** Returns the value of slot {@code a}. */
    static final int RETURN_ONE = 29;

    /** Returns the values from slot {@code a} on; their number is the second word. */
    static final int RETURN_MANY = 30;

    static final int I32_SHR_U_K = 31;
    /** The second word is the slot of the condition. */
    static final int SELECT = 32;

    static final int AND = 33;
    static final int I32_SHL_K = 34;

    /** Branches that compare {@code b} with {@code c}, in the order of {@link #EQ}; a branch word follows. */
    static final int BR_EQ = 35;

    static final int BR_NE = 36;
    static final int BR_LT_S = 37;
    static final int BR_LT_U = 38;
    static final int BR_LE_S = 39;
    static final int BR_LE_U = 40;
    static final int XOR = 41;
    /** The low 32 bits, sign-extended. */
    static final int LOW_S = 42;

    static final int XOR_K = 43;
    static final int OR_K = 44;
    static final int I32_SHL = 45;
    static final int I64_SUB = 46;
    static final int OR = 47;
    static final int LOAD16_S = 48;
    static final int LOAD32_U = 49;
    static final int LOAD8_S = 50;
    static final int STORE16 = 51;
    static final int I64_SHR_U_K = 52;
    static final int LOAD16_U = 53;
    /** The numeric instruction whose opcode's ordinal is the second word. */
    static final int UNARY = 54;

    /** The comparisons with a constant, in the order EQ, NE, LT_S, LT_U, GT_S, GT_U. */
    static final int EQ_K = 55;

    static final int NE_K = 56;
    static final int LT_S_K = 57;
    static final int LT_U_K = 58;
    static final int GT_S_K = 59;
    static final int GT_U_K = 60;
    /** The numeric instruction whose opcode's ordinal is the second word. */
    static final int BINARY = 61;

    static final int I32_SUB = 62;
    static final int I64_MUL = 63;
    static final int I64_MUL_K = 64;
    /** Also i32, with a constant below 32. */
    static final int SHR_S_K = 65;

    static final int I32_SHR_U = 66;

    /** The comparisons of two slots, in the order EQ, NE, LT_S, LT_U, LE_S, LE_U. */
    static final int EQ = 67;

    static final int NE = 68;
    static final int LT_S = 69;
    static final int LT_U = 70;
    static final int LE_S = 71;
    static final int LE_U = 72;
    static final int I32_MUL = 73;
    static final int I64_SHL = 74;
    static final int I32_ROTL = 75;
    static final int I32_MUL_K = 76;
    static final int I64_SHR_U = 77;
    /** Instruction {@code b, c}, which goes on with the next one, on operands in their own slots. */
    static final int PLAIN = 78;

    static final int F64_MUL = 79;
    static final int F64_ADD = 80;
    static final int F64_SUB = 81;
    /** Instruction {@code b, c} is for the stepper, which finds every operand in its own slot. */
    static final int LEAVE = 82;

    static final int F64_DIV = 83;
    static final int I32_SHR_S = 84;
    static final int I64_SHR_S = 85;
    static final int I64_ROTL = 86;
    static final int I32_ROTL_K = 87;
    static final int I64_ROTL_K = 88;

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
