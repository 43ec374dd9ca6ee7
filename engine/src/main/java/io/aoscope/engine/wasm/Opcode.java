package io.aoscope.engine.wasm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The instructions, as a table. A prefixed instruction's code is the prefix byte shifted left by
 * eight, plus its number: {@code 0xFC0A} is {@code memory.copy}.
 *
 * <p>The signature is written {@code operands:results} with i, l, f, d for i32, i64, f32, f64 and a
 * for the address type of the memory or table; none where the operands depend on the module.
 */
public enum Opcode {
    UNREACHABLE(0x00, "unreachable", Immediate.NONE, Family.CONTROL),
    NOP(0x01, "nop", Immediate.NONE, Family.CONTROL, ":"),
    BLOCK(0x02, "block", Immediate.BLOCK, Family.CONTROL),
    LOOP(0x03, "loop", Immediate.BLOCK, Family.CONTROL),
    IF(0x04, "if", Immediate.BLOCK, Family.CONTROL),
    ELSE(0x05, "else", Immediate.NONE, Family.CONTROL),
    TRY(0x06, "try", Immediate.BLOCK, Family.EXCEPTION),
    CATCH(0x07, "catch", Immediate.TAG, Family.EXCEPTION),
    THROW(0x08, "throw", Immediate.TAG, Family.EXCEPTION),
    RETHROW(0x09, "rethrow", Immediate.LABEL, Family.EXCEPTION),
    THROW_REF(0x0A, "throw_ref", Immediate.NONE, Family.EXCEPTION),
    END(0x0B, "end", Immediate.NONE, Family.CONTROL),
    BR(0x0C, "br", Immediate.LABEL, Family.CONTROL),
    BR_IF(0x0D, "br_if", Immediate.LABEL, Family.CONTROL),
    BR_TABLE(0x0E, "br_table", Immediate.LABELS, Family.CONTROL),
    RETURN(0x0F, "return", Immediate.NONE, Family.CONTROL),
    CALL(0x10, "call", Immediate.FUNCTION, Family.CONTROL),
    CALL_INDIRECT(0x11, "call_indirect", Immediate.TYPE_TABLE, Family.CONTROL),
    RETURN_CALL(0x12, "return_call", Immediate.FUNCTION, Family.CONTROL),
    RETURN_CALL_INDIRECT(0x13, "return_call_indirect", Immediate.TYPE_TABLE, Family.CONTROL),
    CALL_REF(0x14, "call_ref", Immediate.TYPE, Family.CONTROL),
    RETURN_CALL_REF(0x15, "return_call_ref", Immediate.TYPE, Family.CONTROL),
    DELEGATE(0x18, "delegate", Immediate.LABEL, Family.EXCEPTION),
    CATCH_ALL(0x19, "catch_all", Immediate.NONE, Family.EXCEPTION),
    DROP(0x1A, "drop", Immediate.NONE, Family.PARAMETRIC),
    SELECT(0x1B, "select", Immediate.NONE, Family.PARAMETRIC),
    SELECT_T(0x1C, "select", Immediate.TYPES, Family.PARAMETRIC),
    TRY_TABLE(0x1F, "try_table", Immediate.TRY_TABLE, Family.EXCEPTION),
    LOCAL_GET(0x20, "local.get", Immediate.LOCAL, Family.VARIABLE),
    LOCAL_SET(0x21, "local.set", Immediate.LOCAL, Family.VARIABLE),
    LOCAL_TEE(0x22, "local.tee", Immediate.LOCAL, Family.VARIABLE),
    GLOBAL_GET(0x23, "global.get", Immediate.GLOBAL, Family.VARIABLE),
    GLOBAL_SET(0x24, "global.set", Immediate.GLOBAL, Family.VARIABLE),
    TABLE_GET(0x25, "table.get", Immediate.TABLE, Family.TABLE),
    TABLE_SET(0x26, "table.set", Immediate.TABLE, Family.TABLE),
    I32_LOAD(0x28, "i32.load", Immediate.MEMARG, Family.MEMORY, "a:i", 4),
    I64_LOAD(0x29, "i64.load", Immediate.MEMARG, Family.MEMORY, "a:l", 8),
    F32_LOAD(0x2A, "f32.load", Immediate.MEMARG, Family.MEMORY, "a:f", 4),
    F64_LOAD(0x2B, "f64.load", Immediate.MEMARG, Family.MEMORY, "a:d", 8),
    I32_LOAD8_S(0x2C, "i32.load8_s", Immediate.MEMARG, Family.MEMORY, "a:i", 1),
    I32_LOAD8_U(0x2D, "i32.load8_u", Immediate.MEMARG, Family.MEMORY, "a:i", 1),
    I32_LOAD16_S(0x2E, "i32.load16_s", Immediate.MEMARG, Family.MEMORY, "a:i", 2),
    I32_LOAD16_U(0x2F, "i32.load16_u", Immediate.MEMARG, Family.MEMORY, "a:i", 2),
    I64_LOAD8_S(0x30, "i64.load8_s", Immediate.MEMARG, Family.MEMORY, "a:l", 1),
    I64_LOAD8_U(0x31, "i64.load8_u", Immediate.MEMARG, Family.MEMORY, "a:l", 1),
    I64_LOAD16_S(0x32, "i64.load16_s", Immediate.MEMARG, Family.MEMORY, "a:l", 2),
    I64_LOAD16_U(0x33, "i64.load16_u", Immediate.MEMARG, Family.MEMORY, "a:l", 2),
    I64_LOAD32_S(0x34, "i64.load32_s", Immediate.MEMARG, Family.MEMORY, "a:l", 4),
    I64_LOAD32_U(0x35, "i64.load32_u", Immediate.MEMARG, Family.MEMORY, "a:l", 4),
    I32_STORE(0x36, "i32.store", Immediate.MEMARG, Family.MEMORY, "ai:", 4),
    I64_STORE(0x37, "i64.store", Immediate.MEMARG, Family.MEMORY, "al:", 8),
    F32_STORE(0x38, "f32.store", Immediate.MEMARG, Family.MEMORY, "af:", 4),
    F64_STORE(0x39, "f64.store", Immediate.MEMARG, Family.MEMORY, "ad:", 8),
    I32_STORE8(0x3A, "i32.store8", Immediate.MEMARG, Family.MEMORY, "ai:", 1),
    I32_STORE16(0x3B, "i32.store16", Immediate.MEMARG, Family.MEMORY, "ai:", 2),
    I64_STORE8(0x3C, "i64.store8", Immediate.MEMARG, Family.MEMORY, "al:", 1),
    I64_STORE16(0x3D, "i64.store16", Immediate.MEMARG, Family.MEMORY, "al:", 2),
    I64_STORE32(0x3E, "i64.store32", Immediate.MEMARG, Family.MEMORY, "al:", 4),
    MEMORY_SIZE(0x3F, "memory.size", Immediate.MEMORY, Family.MEMORY, ":a"),
    MEMORY_GROW(0x40, "memory.grow", Immediate.MEMORY, Family.MEMORY, "a:a"),
    I32_CONST(0x41, "i32.const", Immediate.I32, Family.NUMERIC, ":i"),
    I64_CONST(0x42, "i64.const", Immediate.I64, Family.NUMERIC, ":l"),
    F32_CONST(0x43, "f32.const", Immediate.F32, Family.NUMERIC, ":f"),
    F64_CONST(0x44, "f64.const", Immediate.F64, Family.NUMERIC, ":d"),
    I32_EQZ(0x45, "i32.eqz", Immediate.NONE, Family.NUMERIC, "i:i"),
    I32_EQ(0x46, "i32.eq", Immediate.NONE, Family.NUMERIC, "ii:i"),
    I32_NE(0x47, "i32.ne", Immediate.NONE, Family.NUMERIC, "ii:i"),
    I32_LT_S(0x48, "i32.lt_s", Immediate.NONE, Family.NUMERIC, "ii:i"),
    I32_LT_U(0x49, "i32.lt_u", Immediate.NONE, Family.NUMERIC, "ii:i"),
    I32_GT_S(0x4A, "i32.gt_s", Immediate.NONE, Family.NUMERIC, "ii:i"),
    I32_GT_U(0x4B, "i32.gt_u", Immediate.NONE, Family.NUMERIC, "ii:i"),
    I32_LE_S(0x4C, "i32.le_s", Immediate.NONE, Family.NUMERIC, "ii:i"),
    I32_LE_U(0x4D, "i32.le_u", Immediate.NONE, Family.NUMERIC, "ii:i"),
    I32_GE_S(0x4E, "i32.ge_s", Immediate.NONE, Family.NUMERIC, "ii:i"),
    I32_GE_U(0x4F, "i32.ge_u", Immediate.NONE, Family.NUMERIC, "ii:i"),
    I64_EQZ(0x50, "i64.eqz", Immediate.NONE, Family.NUMERIC, "l:i"),
    I64_EQ(0x51, "i64.eq", Immediate.NONE, Family.NUMERIC, "ll:i"),
    I64_NE(0x52, "i64.ne", Immediate.NONE, Family.NUMERIC, "ll:i"),
    I64_LT_S(0x53, "i64.lt_s", Immediate.NONE, Family.NUMERIC, "ll:i"),
    I64_LT_U(0x54, "i64.lt_u", Immediate.NONE, Family.NUMERIC, "ll:i"),
    I64_GT_S(0x55, "i64.gt_s", Immediate.NONE, Family.NUMERIC, "ll:i"),
    I64_GT_U(0x56, "i64.gt_u", Immediate.NONE, Family.NUMERIC, "ll:i"),
    I64_LE_S(0x57, "i64.le_s", Immediate.NONE, Family.NUMERIC, "ll:i"),
    I64_LE_U(0x58, "i64.le_u", Immediate.NONE, Family.NUMERIC, "ll:i"),
    I64_GE_S(0x59, "i64.ge_s", Immediate.NONE, Family.NUMERIC, "ll:i"),
    I64_GE_U(0x5A, "i64.ge_u", Immediate.NONE, Family.NUMERIC, "ll:i"),
    F32_EQ(0x5B, "f32.eq", Immediate.NONE, Family.NUMERIC, "ff:i"),
    F32_NE(0x5C, "f32.ne", Immediate.NONE, Family.NUMERIC, "ff:i"),
    F32_LT(0x5D, "f32.lt", Immediate.NONE, Family.NUMERIC, "ff:i"),
    F32_GT(0x5E, "f32.gt", Immediate.NONE, Family.NUMERIC, "ff:i"),
    F32_LE(0x5F, "f32.le", Immediate.NONE, Family.NUMERIC, "ff:i"),
    F32_GE(0x60, "f32.ge", Immediate.NONE, Family.NUMERIC, "ff:i"),
    F64_EQ(0x61, "f64.eq", Immediate.NONE, Family.NUMERIC, "dd:i"),
    F64_NE(0x62, "f64.ne", Immediate.NONE, Family.NUMERIC, "dd:i"),
    F64_LT(0x63, "f64.lt", Immediate.NONE, Family.NUMERIC, "dd:i"),
    F64_GT(0x64, "f64.gt", Immediate.NONE, Family.NUMERIC, "dd:i"),
    F64_LE(0x65, "f64.le", Immediate.NONE, Family.NUMERIC, "dd:i"),
    F64_GE(0x66, "f64.ge", Immediate.NONE, Family.NUMERIC, "dd:i"),
    I32_CLZ(0x67, "i32.clz", Immediate.NONE, Family.NUMERIC, "i:i"),
    I32_CTZ(0x68, "i32.ctz", Immediate.NONE, Family.NUMERIC, "i:i"),
    I32_POPCNT(0x69, "i32.popcnt", Immediate.NONE, Family.NUMERIC, "i:i"),
    I32_ADD(0x6A, "i32.add", Immediate.NONE, Family.NUMERIC, "ii:i"),
    I32_SUB(0x6B, "i32.sub", Immediate.NONE, Family.NUMERIC, "ii:i"),
    I32_MUL(0x6C, "i32.mul", Immediate.NONE, Family.NUMERIC, "ii:i"),
    I32_DIV_S(0x6D, "i32.div_s", Immediate.NONE, Family.NUMERIC, "ii:i"),
    I32_DIV_U(0x6E, "i32.div_u", Immediate.NONE, Family.NUMERIC, "ii:i"),
    I32_REM_S(0x6F, "i32.rem_s", Immediate.NONE, Family.NUMERIC, "ii:i"),
    I32_REM_U(0x70, "i32.rem_u", Immediate.NONE, Family.NUMERIC, "ii:i"),
    I32_AND(0x71, "i32.and", Immediate.NONE, Family.NUMERIC, "ii:i"),
    I32_OR(0x72, "i32.or", Immediate.NONE, Family.NUMERIC, "ii:i"),
    I32_XOR(0x73, "i32.xor", Immediate.NONE, Family.NUMERIC, "ii:i"),
    I32_SHL(0x74, "i32.shl", Immediate.NONE, Family.NUMERIC, "ii:i"),
    I32_SHR_S(0x75, "i32.shr_s", Immediate.NONE, Family.NUMERIC, "ii:i"),
    I32_SHR_U(0x76, "i32.shr_u", Immediate.NONE, Family.NUMERIC, "ii:i"),
    I32_ROTL(0x77, "i32.rotl", Immediate.NONE, Family.NUMERIC, "ii:i"),
    I32_ROTR(0x78, "i32.rotr", Immediate.NONE, Family.NUMERIC, "ii:i"),
    I64_CLZ(0x79, "i64.clz", Immediate.NONE, Family.NUMERIC, "l:l"),
    I64_CTZ(0x7A, "i64.ctz", Immediate.NONE, Family.NUMERIC, "l:l"),
    I64_POPCNT(0x7B, "i64.popcnt", Immediate.NONE, Family.NUMERIC, "l:l"),
    I64_ADD(0x7C, "i64.add", Immediate.NONE, Family.NUMERIC, "ll:l"),
    I64_SUB(0x7D, "i64.sub", Immediate.NONE, Family.NUMERIC, "ll:l"),
    I64_MUL(0x7E, "i64.mul", Immediate.NONE, Family.NUMERIC, "ll:l"),
    I64_DIV_S(0x7F, "i64.div_s", Immediate.NONE, Family.NUMERIC, "ll:l"),
    I64_DIV_U(0x80, "i64.div_u", Immediate.NONE, Family.NUMERIC, "ll:l"),
    I64_REM_S(0x81, "i64.rem_s", Immediate.NONE, Family.NUMERIC, "ll:l"),
    I64_REM_U(0x82, "i64.rem_u", Immediate.NONE, Family.NUMERIC, "ll:l"),
    I64_AND(0x83, "i64.and", Immediate.NONE, Family.NUMERIC, "ll:l"),
    I64_OR(0x84, "i64.or", Immediate.NONE, Family.NUMERIC, "ll:l"),
    I64_XOR(0x85, "i64.xor", Immediate.NONE, Family.NUMERIC, "ll:l"),
    I64_SHL(0x86, "i64.shl", Immediate.NONE, Family.NUMERIC, "ll:l"),
    I64_SHR_S(0x87, "i64.shr_s", Immediate.NONE, Family.NUMERIC, "ll:l"),
    I64_SHR_U(0x88, "i64.shr_u", Immediate.NONE, Family.NUMERIC, "ll:l"),
    I64_ROTL(0x89, "i64.rotl", Immediate.NONE, Family.NUMERIC, "ll:l"),
    I64_ROTR(0x8A, "i64.rotr", Immediate.NONE, Family.NUMERIC, "ll:l"),
    F32_ABS(0x8B, "f32.abs", Immediate.NONE, Family.NUMERIC, "f:f"),
    F32_NEG(0x8C, "f32.neg", Immediate.NONE, Family.NUMERIC, "f:f"),
    F32_CEIL(0x8D, "f32.ceil", Immediate.NONE, Family.NUMERIC, "f:f"),
    F32_FLOOR(0x8E, "f32.floor", Immediate.NONE, Family.NUMERIC, "f:f"),
    F32_TRUNC(0x8F, "f32.trunc", Immediate.NONE, Family.NUMERIC, "f:f"),
    F32_NEAREST(0x90, "f32.nearest", Immediate.NONE, Family.NUMERIC, "f:f"),
    F32_SQRT(0x91, "f32.sqrt", Immediate.NONE, Family.NUMERIC, "f:f"),
    F32_ADD(0x92, "f32.add", Immediate.NONE, Family.NUMERIC, "ff:f"),
    F32_SUB(0x93, "f32.sub", Immediate.NONE, Family.NUMERIC, "ff:f"),
    F32_MUL(0x94, "f32.mul", Immediate.NONE, Family.NUMERIC, "ff:f"),
    F32_DIV(0x95, "f32.div", Immediate.NONE, Family.NUMERIC, "ff:f"),
    F32_MIN(0x96, "f32.min", Immediate.NONE, Family.NUMERIC, "ff:f"),
    F32_MAX(0x97, "f32.max", Immediate.NONE, Family.NUMERIC, "ff:f"),
    F32_COPYSIGN(0x98, "f32.copysign", Immediate.NONE, Family.NUMERIC, "ff:f"),
    F64_ABS(0x99, "f64.abs", Immediate.NONE, Family.NUMERIC, "d:d"),
    F64_NEG(0x9A, "f64.neg", Immediate.NONE, Family.NUMERIC, "d:d"),
    F64_CEIL(0x9B, "f64.ceil", Immediate.NONE, Family.NUMERIC, "d:d"),
    F64_FLOOR(0x9C, "f64.floor", Immediate.NONE, Family.NUMERIC, "d:d"),
    F64_TRUNC(0x9D, "f64.trunc", Immediate.NONE, Family.NUMERIC, "d:d"),
    F64_NEAREST(0x9E, "f64.nearest", Immediate.NONE, Family.NUMERIC, "d:d"),
    F64_SQRT(0x9F, "f64.sqrt", Immediate.NONE, Family.NUMERIC, "d:d"),
    F64_ADD(0xA0, "f64.add", Immediate.NONE, Family.NUMERIC, "dd:d"),
    F64_SUB(0xA1, "f64.sub", Immediate.NONE, Family.NUMERIC, "dd:d"),
    F64_MUL(0xA2, "f64.mul", Immediate.NONE, Family.NUMERIC, "dd:d"),
    F64_DIV(0xA3, "f64.div", Immediate.NONE, Family.NUMERIC, "dd:d"),
    F64_MIN(0xA4, "f64.min", Immediate.NONE, Family.NUMERIC, "dd:d"),
    F64_MAX(0xA5, "f64.max", Immediate.NONE, Family.NUMERIC, "dd:d"),
    F64_COPYSIGN(0xA6, "f64.copysign", Immediate.NONE, Family.NUMERIC, "dd:d"),
    I32_WRAP_I64(0xA7, "i32.wrap_i64", Immediate.NONE, Family.NUMERIC, "l:i"),
    I32_TRUNC_F32_S(0xA8, "i32.trunc_f32_s", Immediate.NONE, Family.NUMERIC, "f:i"),
    I32_TRUNC_F32_U(0xA9, "i32.trunc_f32_u", Immediate.NONE, Family.NUMERIC, "f:i"),
    I32_TRUNC_F64_S(0xAA, "i32.trunc_f64_s", Immediate.NONE, Family.NUMERIC, "d:i"),
    I32_TRUNC_F64_U(0xAB, "i32.trunc_f64_u", Immediate.NONE, Family.NUMERIC, "d:i"),
    I64_EXTEND_I32_S(0xAC, "i64.extend_i32_s", Immediate.NONE, Family.NUMERIC, "i:l"),
    I64_EXTEND_I32_U(0xAD, "i64.extend_i32_u", Immediate.NONE, Family.NUMERIC, "i:l"),
    I64_TRUNC_F32_S(0xAE, "i64.trunc_f32_s", Immediate.NONE, Family.NUMERIC, "f:l"),
    I64_TRUNC_F32_U(0xAF, "i64.trunc_f32_u", Immediate.NONE, Family.NUMERIC, "f:l"),
    I64_TRUNC_F64_S(0xB0, "i64.trunc_f64_s", Immediate.NONE, Family.NUMERIC, "d:l"),
    I64_TRUNC_F64_U(0xB1, "i64.trunc_f64_u", Immediate.NONE, Family.NUMERIC, "d:l"),
    F32_CONVERT_I32_S(0xB2, "f32.convert_i32_s", Immediate.NONE, Family.NUMERIC, "i:f"),
    F32_CONVERT_I32_U(0xB3, "f32.convert_i32_u", Immediate.NONE, Family.NUMERIC, "i:f"),
    F32_CONVERT_I64_S(0xB4, "f32.convert_i64_s", Immediate.NONE, Family.NUMERIC, "l:f"),
    F32_CONVERT_I64_U(0xB5, "f32.convert_i64_u", Immediate.NONE, Family.NUMERIC, "l:f"),
    F32_DEMOTE_F64(0xB6, "f32.demote_f64", Immediate.NONE, Family.NUMERIC, "d:f"),
    F64_CONVERT_I32_S(0xB7, "f64.convert_i32_s", Immediate.NONE, Family.NUMERIC, "i:d"),
    F64_CONVERT_I32_U(0xB8, "f64.convert_i32_u", Immediate.NONE, Family.NUMERIC, "i:d"),
    F64_CONVERT_I64_S(0xB9, "f64.convert_i64_s", Immediate.NONE, Family.NUMERIC, "l:d"),
    F64_CONVERT_I64_U(0xBA, "f64.convert_i64_u", Immediate.NONE, Family.NUMERIC, "l:d"),
    F64_PROMOTE_F32(0xBB, "f64.promote_f32", Immediate.NONE, Family.NUMERIC, "f:d"),
    I32_REINTERPRET_F32(0xBC, "i32.reinterpret_f32", Immediate.NONE, Family.NUMERIC, "f:i"),
    I64_REINTERPRET_F64(0xBD, "i64.reinterpret_f64", Immediate.NONE, Family.NUMERIC, "d:l"),
    F32_REINTERPRET_I32(0xBE, "f32.reinterpret_i32", Immediate.NONE, Family.NUMERIC, "i:f"),
    F64_REINTERPRET_I64(0xBF, "f64.reinterpret_i64", Immediate.NONE, Family.NUMERIC, "l:d"),
    I32_EXTEND8_S(0xC0, "i32.extend8_s", Immediate.NONE, Family.NUMERIC, "i:i"),
    I32_EXTEND16_S(0xC1, "i32.extend16_s", Immediate.NONE, Family.NUMERIC, "i:i"),
    I64_EXTEND8_S(0xC2, "i64.extend8_s", Immediate.NONE, Family.NUMERIC, "l:l"),
    I64_EXTEND16_S(0xC3, "i64.extend16_s", Immediate.NONE, Family.NUMERIC, "l:l"),
    I64_EXTEND32_S(0xC4, "i64.extend32_s", Immediate.NONE, Family.NUMERIC, "l:l"),
    REF_NULL(0xD0, "ref.null", Immediate.HEAP_TYPE, Family.REFERENCE),
    REF_IS_NULL(0xD1, "ref.is_null", Immediate.NONE, Family.REFERENCE),
    REF_FUNC(0xD2, "ref.func", Immediate.FUNCTION, Family.REFERENCE),
    REF_AS_NON_NULL(0xD4, "ref.as_non_null", Immediate.NONE, Family.REFERENCE),
    BR_ON_NULL(0xD5, "br_on_null", Immediate.LABEL, Family.CONTROL),
    BR_ON_NON_NULL(0xD6, "br_on_non_null", Immediate.LABEL, Family.CONTROL),
    I32_TRUNC_SAT_F32_S(0xFC00, "i32.trunc_sat_f32_s", Immediate.NONE, Family.NUMERIC, "f:i"),
    I32_TRUNC_SAT_F32_U(0xFC01, "i32.trunc_sat_f32_u", Immediate.NONE, Family.NUMERIC, "f:i"),
    I32_TRUNC_SAT_F64_S(0xFC02, "i32.trunc_sat_f64_s", Immediate.NONE, Family.NUMERIC, "d:i"),
    I32_TRUNC_SAT_F64_U(0xFC03, "i32.trunc_sat_f64_u", Immediate.NONE, Family.NUMERIC, "d:i"),
    I64_TRUNC_SAT_F32_S(0xFC04, "i64.trunc_sat_f32_s", Immediate.NONE, Family.NUMERIC, "f:l"),
    I64_TRUNC_SAT_F32_U(0xFC05, "i64.trunc_sat_f32_u", Immediate.NONE, Family.NUMERIC, "f:l"),
    I64_TRUNC_SAT_F64_S(0xFC06, "i64.trunc_sat_f64_s", Immediate.NONE, Family.NUMERIC, "d:l"),
    I64_TRUNC_SAT_F64_U(0xFC07, "i64.trunc_sat_f64_u", Immediate.NONE, Family.NUMERIC, "d:l"),
    MEMORY_INIT(0xFC08, "memory.init", Immediate.DATA_MEMORY, Family.MEMORY, "aii:"),
    DATA_DROP(0xFC09, "data.drop", Immediate.DATA, Family.MEMORY, ":"),
    MEMORY_COPY(0xFC0A, "memory.copy", Immediate.MEMORY_MEMORY, Family.MEMORY),
    MEMORY_FILL(0xFC0B, "memory.fill", Immediate.MEMORY, Family.MEMORY, "aia:"),
    TABLE_INIT(0xFC0C, "table.init", Immediate.ELEMENT_TABLE, Family.TABLE, "aii:"),
    ELEM_DROP(0xFC0D, "elem.drop", Immediate.ELEMENT, Family.TABLE, ":"),
    TABLE_COPY(0xFC0E, "table.copy", Immediate.TABLE_TABLE, Family.TABLE),
    TABLE_GROW(0xFC0F, "table.grow", Immediate.TABLE, Family.TABLE),
    TABLE_SIZE(0xFC10, "table.size", Immediate.TABLE, Family.TABLE, ":a"),
    TABLE_FILL(0xFC11, "table.fill", Immediate.TABLE, Family.TABLE),
    /** All instructions of the prefix 0xFD; {@link Code#vector} says which. */
    VECTOR(0xFD00, "v128", Immediate.VECTOR, Family.VECTOR);

    private static final @Nullable Opcode[] PLAIN = table(0);
    private static final @Nullable Opcode[] PREFIXED = table(0xFC);

    private final int code;
    private final String mnemonic;
    private final Immediate immediate;
    private final Family family;
    private final @Nullable String signature;
    private final List<ValType> params32;
    private final List<ValType> params64;
    private final List<ValType> results32;
    private final List<ValType> results64;
    private final int accessBytes;

    Opcode(int code, String mnemonic, Immediate immediate, Family family) {
        this(code, mnemonic, immediate, family, null, 0);
    }

    Opcode(int code, String mnemonic, Immediate immediate, Family family, String signature) {
        this(code, mnemonic, immediate, family, signature, 0);
    }

    Opcode(int code, String mnemonic, Immediate immediate, Family family, @Nullable String signature, int accessBytes) {
        this.code = code;
        this.mnemonic = mnemonic;
        this.immediate = immediate;
        this.family = family;
        this.signature = signature;
        this.accessBytes = accessBytes;
        String[] sides = (signature == null ? ":" : signature).split(":", -1);
        this.params32 = types(sides[0], NumType.I32);
        this.params64 = types(sides[0], NumType.I64);
        this.results32 = types(sides[1], NumType.I32);
        this.results64 = types(sides[1], NumType.I64);
    }

    public int code() {
        return code;
    }

    /** The keyword in WAT; {@code select} twice. */
    public String mnemonic() {
        return mnemonic;
    }

    public Immediate immediate() {
        return immediate;
    }

    public Family family() {
        return family;
    }

    /** Whether {@link #params} and {@link #results} tell the whole effect on the operand stack. */
    public boolean hasSignature() {
        return signature != null;
    }

    /** Operand types, the top of the stack last; empty without a signature. */
    public List<ValType> params(boolean address64) {
        return address64 ? params64 : params32;
    }

    /** Result types; empty without a signature. */
    public List<ValType> results(boolean address64) {
        return address64 ? results64 : results32;
    }

    /** Bytes that a load or store touches; 0 for other instructions. */
    public int accessBytes() {
        return accessBytes;
    }

    /** Whether the instruction opens a block that an {@code end} or {@code delegate} closes. */
    public boolean opensBlock() {
        return immediate == Immediate.BLOCK || immediate == Immediate.TRY_TABLE;
    }

    /** Whether code after this instruction cannot be reached by falling through. */
    public boolean endsFlow() {
        return switch (this) {
            case UNREACHABLE,
                    THROW,
                    RETHROW,
                    THROW_REF,
                    BR,
                    BR_TABLE,
                    RETURN,
                    RETURN_CALL,
                    RETURN_CALL_INDIRECT,
                    RETURN_CALL_REF -> true;
            default -> false;
        };
    }

    /** The instruction of a code, or null where there is none. */
    public static @Nullable Opcode of(int code) {
        return switch (code >>> 8) {
            case 0 -> PLAIN[code];
            case 0xFC -> PREFIXED[code & 0xFF];
            default -> null;
        };
    }

    private static @Nullable Opcode[] table(int prefix) {
        @Nullable Opcode[] table = new @Nullable Opcode[256];
        for (Opcode opcode : values()) {
            if (opcode.code >>> 8 == prefix) {
                table[opcode.code & 0xFF] = opcode;
            }
        }
        return table;
    }

    static List<ValType> types(String letters, NumType address) {
        List<ValType> types = new ArrayList<>();
        for (int i = 0; i < letters.length(); i++) {
            types.add(
                    switch (letters.charAt(i)) {
                        case 'i' -> NumType.I32;
                        case 'l' -> NumType.I64;
                        case 'f' -> NumType.F32;
                        case 'd' -> NumType.F64;
                        case 'v' -> NumType.V128;
                        default -> address;
                    });
        }
        return List.copyOf(types);
    }
}
