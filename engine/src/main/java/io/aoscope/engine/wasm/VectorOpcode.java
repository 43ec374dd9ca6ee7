package io.aoscope.engine.wasm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The vector instructions, as a table (WebAssembly 3.0, section 5.4.8). In {@link Code} each of them
 * is an {@link Opcode#VECTOR}; {@link Code#vector} says which. A code is the number after the prefix
 * byte {@code 0xFD}. The signature is written as in {@link Opcode}, with v for v128.
 */
public enum VectorOpcode {
    V128_LOAD(0x00, "v128.load", Immediate.MEMARG, "a:v", 16),
    V128_LOAD8X8_S(0x01, "v128.load8x8_s", Immediate.MEMARG, "a:v", 8),
    V128_LOAD8X8_U(0x02, "v128.load8x8_u", Immediate.MEMARG, "a:v", 8),
    V128_LOAD16X4_S(0x03, "v128.load16x4_s", Immediate.MEMARG, "a:v", 8),
    V128_LOAD16X4_U(0x04, "v128.load16x4_u", Immediate.MEMARG, "a:v", 8),
    V128_LOAD32X2_S(0x05, "v128.load32x2_s", Immediate.MEMARG, "a:v", 8),
    V128_LOAD32X2_U(0x06, "v128.load32x2_u", Immediate.MEMARG, "a:v", 8),
    V128_LOAD8_SPLAT(0x07, "v128.load8_splat", Immediate.MEMARG, "a:v", 1),
    V128_LOAD16_SPLAT(0x08, "v128.load16_splat", Immediate.MEMARG, "a:v", 2),
    V128_LOAD32_SPLAT(0x09, "v128.load32_splat", Immediate.MEMARG, "a:v", 4),
    V128_LOAD64_SPLAT(0x0A, "v128.load64_splat", Immediate.MEMARG, "a:v", 8),
    V128_STORE(0x0B, "v128.store", Immediate.MEMARG, "av:", 16),
    V128_CONST(0x0C, "v128.const", Immediate.V128, ":v"),
    I8X16_SHUFFLE(0x0D, "i8x16.shuffle", Immediate.SHUFFLE, "vv:v"),
    I8X16_SWIZZLE(0x0E, "i8x16.swizzle", "vv:v"),
    I8X16_SPLAT(0x0F, "i8x16.splat", "i:v"),
    I16X8_SPLAT(0x10, "i16x8.splat", "i:v"),
    I32X4_SPLAT(0x11, "i32x4.splat", "i:v"),
    I64X2_SPLAT(0x12, "i64x2.splat", "l:v"),
    F32X4_SPLAT(0x13, "f32x4.splat", "f:v"),
    F64X2_SPLAT(0x14, "f64x2.splat", "d:v"),
    I8X16_EXTRACT_LANE_S(0x15, "i8x16.extract_lane_s", Immediate.LANE, "v:i"),
    I8X16_EXTRACT_LANE_U(0x16, "i8x16.extract_lane_u", Immediate.LANE, "v:i"),
    I8X16_REPLACE_LANE(0x17, "i8x16.replace_lane", Immediate.LANE, "vi:v"),
    I16X8_EXTRACT_LANE_S(0x18, "i16x8.extract_lane_s", Immediate.LANE, "v:i"),
    I16X8_EXTRACT_LANE_U(0x19, "i16x8.extract_lane_u", Immediate.LANE, "v:i"),
    I16X8_REPLACE_LANE(0x1A, "i16x8.replace_lane", Immediate.LANE, "vi:v"),
    I32X4_EXTRACT_LANE(0x1B, "i32x4.extract_lane", Immediate.LANE, "v:i"),
    I32X4_REPLACE_LANE(0x1C, "i32x4.replace_lane", Immediate.LANE, "vi:v"),
    I64X2_EXTRACT_LANE(0x1D, "i64x2.extract_lane", Immediate.LANE, "v:l"),
    I64X2_REPLACE_LANE(0x1E, "i64x2.replace_lane", Immediate.LANE, "vl:v"),
    F32X4_EXTRACT_LANE(0x1F, "f32x4.extract_lane", Immediate.LANE, "v:f"),
    F32X4_REPLACE_LANE(0x20, "f32x4.replace_lane", Immediate.LANE, "vf:v"),
    F64X2_EXTRACT_LANE(0x21, "f64x2.extract_lane", Immediate.LANE, "v:d"),
    F64X2_REPLACE_LANE(0x22, "f64x2.replace_lane", Immediate.LANE, "vd:v"),
    I8X16_EQ(0x23, "i8x16.eq", "vv:v"),
    I8X16_NE(0x24, "i8x16.ne", "vv:v"),
    I8X16_LT_S(0x25, "i8x16.lt_s", "vv:v"),
    I8X16_LT_U(0x26, "i8x16.lt_u", "vv:v"),
    I8X16_GT_S(0x27, "i8x16.gt_s", "vv:v"),
    I8X16_GT_U(0x28, "i8x16.gt_u", "vv:v"),
    I8X16_LE_S(0x29, "i8x16.le_s", "vv:v"),
    I8X16_LE_U(0x2A, "i8x16.le_u", "vv:v"),
    I8X16_GE_S(0x2B, "i8x16.ge_s", "vv:v"),
    I8X16_GE_U(0x2C, "i8x16.ge_u", "vv:v"),
    I16X8_EQ(0x2D, "i16x8.eq", "vv:v"),
    I16X8_NE(0x2E, "i16x8.ne", "vv:v"),
    I16X8_LT_S(0x2F, "i16x8.lt_s", "vv:v"),
    I16X8_LT_U(0x30, "i16x8.lt_u", "vv:v"),
    I16X8_GT_S(0x31, "i16x8.gt_s", "vv:v"),
    I16X8_GT_U(0x32, "i16x8.gt_u", "vv:v"),
    I16X8_LE_S(0x33, "i16x8.le_s", "vv:v"),
    I16X8_LE_U(0x34, "i16x8.le_u", "vv:v"),
    I16X8_GE_S(0x35, "i16x8.ge_s", "vv:v"),
    I16X8_GE_U(0x36, "i16x8.ge_u", "vv:v"),
    I32X4_EQ(0x37, "i32x4.eq", "vv:v"),
    I32X4_NE(0x38, "i32x4.ne", "vv:v"),
    I32X4_LT_S(0x39, "i32x4.lt_s", "vv:v"),
    I32X4_LT_U(0x3A, "i32x4.lt_u", "vv:v"),
    I32X4_GT_S(0x3B, "i32x4.gt_s", "vv:v"),
    I32X4_GT_U(0x3C, "i32x4.gt_u", "vv:v"),
    I32X4_LE_S(0x3D, "i32x4.le_s", "vv:v"),
    I32X4_LE_U(0x3E, "i32x4.le_u", "vv:v"),
    I32X4_GE_S(0x3F, "i32x4.ge_s", "vv:v"),
    I32X4_GE_U(0x40, "i32x4.ge_u", "vv:v"),
    F32X4_EQ(0x41, "f32x4.eq", "vv:v"),
    F32X4_NE(0x42, "f32x4.ne", "vv:v"),
    F32X4_LT(0x43, "f32x4.lt", "vv:v"),
    F32X4_GT(0x44, "f32x4.gt", "vv:v"),
    F32X4_LE(0x45, "f32x4.le", "vv:v"),
    F32X4_GE(0x46, "f32x4.ge", "vv:v"),
    F64X2_EQ(0x47, "f64x2.eq", "vv:v"),
    F64X2_NE(0x48, "f64x2.ne", "vv:v"),
    F64X2_LT(0x49, "f64x2.lt", "vv:v"),
    F64X2_GT(0x4A, "f64x2.gt", "vv:v"),
    F64X2_LE(0x4B, "f64x2.le", "vv:v"),
    F64X2_GE(0x4C, "f64x2.ge", "vv:v"),
    V128_NOT(0x4D, "v128.not", "v:v"),
    V128_AND(0x4E, "v128.and", "vv:v"),
    V128_ANDNOT(0x4F, "v128.andnot", "vv:v"),
    V128_OR(0x50, "v128.or", "vv:v"),
    V128_XOR(0x51, "v128.xor", "vv:v"),
    V128_BITSELECT(0x52, "v128.bitselect", "vvv:v"),
    V128_ANY_TRUE(0x53, "v128.any_true", "v:i"),
    V128_LOAD8_LANE(0x54, "v128.load8_lane", Immediate.MEMARG_LANE, "av:v", 1),
    V128_LOAD16_LANE(0x55, "v128.load16_lane", Immediate.MEMARG_LANE, "av:v", 2),
    V128_LOAD32_LANE(0x56, "v128.load32_lane", Immediate.MEMARG_LANE, "av:v", 4),
    V128_LOAD64_LANE(0x57, "v128.load64_lane", Immediate.MEMARG_LANE, "av:v", 8),
    V128_STORE8_LANE(0x58, "v128.store8_lane", Immediate.MEMARG_LANE, "av:", 1),
    V128_STORE16_LANE(0x59, "v128.store16_lane", Immediate.MEMARG_LANE, "av:", 2),
    V128_STORE32_LANE(0x5A, "v128.store32_lane", Immediate.MEMARG_LANE, "av:", 4),
    V128_STORE64_LANE(0x5B, "v128.store64_lane", Immediate.MEMARG_LANE, "av:", 8),
    V128_LOAD32_ZERO(0x5C, "v128.load32_zero", Immediate.MEMARG, "a:v", 4),
    V128_LOAD64_ZERO(0x5D, "v128.load64_zero", Immediate.MEMARG, "a:v", 8),
    F32X4_DEMOTE_F64X2_ZERO(0x5E, "f32x4.demote_f64x2_zero", "v:v"),
    F64X2_PROMOTE_LOW_F32X4(0x5F, "f64x2.promote_low_f32x4", "v:v"),
    I8X16_ABS(0x60, "i8x16.abs", "v:v"),
    I8X16_NEG(0x61, "i8x16.neg", "v:v"),
    I8X16_POPCNT(0x62, "i8x16.popcnt", "v:v"),
    I8X16_ALL_TRUE(0x63, "i8x16.all_true", "v:i"),
    I8X16_BITMASK(0x64, "i8x16.bitmask", "v:i"),
    I8X16_NARROW_I16X8_S(0x65, "i8x16.narrow_i16x8_s", "vv:v"),
    I8X16_NARROW_I16X8_U(0x66, "i8x16.narrow_i16x8_u", "vv:v"),
    F32X4_CEIL(0x67, "f32x4.ceil", "v:v"),
    F32X4_FLOOR(0x68, "f32x4.floor", "v:v"),
    F32X4_TRUNC(0x69, "f32x4.trunc", "v:v"),
    F32X4_NEAREST(0x6A, "f32x4.nearest", "v:v"),
    I8X16_SHL(0x6B, "i8x16.shl", "vi:v"),
    I8X16_SHR_S(0x6C, "i8x16.shr_s", "vi:v"),
    I8X16_SHR_U(0x6D, "i8x16.shr_u", "vi:v"),
    I8X16_ADD(0x6E, "i8x16.add", "vv:v"),
    I8X16_ADD_SAT_S(0x6F, "i8x16.add_sat_s", "vv:v"),
    I8X16_ADD_SAT_U(0x70, "i8x16.add_sat_u", "vv:v"),
    I8X16_SUB(0x71, "i8x16.sub", "vv:v"),
    I8X16_SUB_SAT_S(0x72, "i8x16.sub_sat_s", "vv:v"),
    I8X16_SUB_SAT_U(0x73, "i8x16.sub_sat_u", "vv:v"),
    F64X2_CEIL(0x74, "f64x2.ceil", "v:v"),
    F64X2_FLOOR(0x75, "f64x2.floor", "v:v"),
    I8X16_MIN_S(0x76, "i8x16.min_s", "vv:v"),
    I8X16_MIN_U(0x77, "i8x16.min_u", "vv:v"),
    I8X16_MAX_S(0x78, "i8x16.max_s", "vv:v"),
    I8X16_MAX_U(0x79, "i8x16.max_u", "vv:v"),
    F64X2_TRUNC(0x7A, "f64x2.trunc", "v:v"),
    I8X16_AVGR_U(0x7B, "i8x16.avgr_u", "vv:v"),
    I16X8_EXTADD_PAIRWISE_I8X16_S(0x7C, "i16x8.extadd_pairwise_i8x16_s", "v:v"),
    I16X8_EXTADD_PAIRWISE_I8X16_U(0x7D, "i16x8.extadd_pairwise_i8x16_u", "v:v"),
    I32X4_EXTADD_PAIRWISE_I16X8_S(0x7E, "i32x4.extadd_pairwise_i16x8_s", "v:v"),
    I32X4_EXTADD_PAIRWISE_I16X8_U(0x7F, "i32x4.extadd_pairwise_i16x8_u", "v:v"),
    I16X8_ABS(0x80, "i16x8.abs", "v:v"),
    I16X8_NEG(0x81, "i16x8.neg", "v:v"),
    I16X8_Q15MULR_SAT_S(0x82, "i16x8.q15mulr_sat_s", "vv:v"),
    I16X8_ALL_TRUE(0x83, "i16x8.all_true", "v:i"),
    I16X8_BITMASK(0x84, "i16x8.bitmask", "v:i"),
    I16X8_NARROW_I32X4_S(0x85, "i16x8.narrow_i32x4_s", "vv:v"),
    I16X8_NARROW_I32X4_U(0x86, "i16x8.narrow_i32x4_u", "vv:v"),
    I16X8_EXTEND_LOW_I8X16_S(0x87, "i16x8.extend_low_i8x16_s", "v:v"),
    I16X8_EXTEND_HIGH_I8X16_S(0x88, "i16x8.extend_high_i8x16_s", "v:v"),
    I16X8_EXTEND_LOW_I8X16_U(0x89, "i16x8.extend_low_i8x16_u", "v:v"),
    I16X8_EXTEND_HIGH_I8X16_U(0x8A, "i16x8.extend_high_i8x16_u", "v:v"),
    I16X8_SHL(0x8B, "i16x8.shl", "vi:v"),
    I16X8_SHR_S(0x8C, "i16x8.shr_s", "vi:v"),
    I16X8_SHR_U(0x8D, "i16x8.shr_u", "vi:v"),
    I16X8_ADD(0x8E, "i16x8.add", "vv:v"),
    I16X8_ADD_SAT_S(0x8F, "i16x8.add_sat_s", "vv:v"),
    I16X8_ADD_SAT_U(0x90, "i16x8.add_sat_u", "vv:v"),
    I16X8_SUB(0x91, "i16x8.sub", "vv:v"),
    I16X8_SUB_SAT_S(0x92, "i16x8.sub_sat_s", "vv:v"),
    I16X8_SUB_SAT_U(0x93, "i16x8.sub_sat_u", "vv:v"),
    F64X2_NEAREST(0x94, "f64x2.nearest", "v:v"),
    I16X8_MUL(0x95, "i16x8.mul", "vv:v"),
    I16X8_MIN_S(0x96, "i16x8.min_s", "vv:v"),
    I16X8_MIN_U(0x97, "i16x8.min_u", "vv:v"),
    I16X8_MAX_S(0x98, "i16x8.max_s", "vv:v"),
    I16X8_MAX_U(0x99, "i16x8.max_u", "vv:v"),
    I16X8_AVGR_U(0x9B, "i16x8.avgr_u", "vv:v"),
    I16X8_EXTMUL_LOW_I8X16_S(0x9C, "i16x8.extmul_low_i8x16_s", "vv:v"),
    I16X8_EXTMUL_HIGH_I8X16_S(0x9D, "i16x8.extmul_high_i8x16_s", "vv:v"),
    I16X8_EXTMUL_LOW_I8X16_U(0x9E, "i16x8.extmul_low_i8x16_u", "vv:v"),
    I16X8_EXTMUL_HIGH_I8X16_U(0x9F, "i16x8.extmul_high_i8x16_u", "vv:v"),
    I32X4_ABS(0xA0, "i32x4.abs", "v:v"),
    I32X4_NEG(0xA1, "i32x4.neg", "v:v"),
    I32X4_ALL_TRUE(0xA3, "i32x4.all_true", "v:i"),
    I32X4_BITMASK(0xA4, "i32x4.bitmask", "v:i"),
    I32X4_EXTEND_LOW_I16X8_S(0xA7, "i32x4.extend_low_i16x8_s", "v:v"),
    I32X4_EXTEND_HIGH_I16X8_S(0xA8, "i32x4.extend_high_i16x8_s", "v:v"),
    I32X4_EXTEND_LOW_I16X8_U(0xA9, "i32x4.extend_low_i16x8_u", "v:v"),
    I32X4_EXTEND_HIGH_I16X8_U(0xAA, "i32x4.extend_high_i16x8_u", "v:v"),
    I32X4_SHL(0xAB, "i32x4.shl", "vi:v"),
    I32X4_SHR_S(0xAC, "i32x4.shr_s", "vi:v"),
    I32X4_SHR_U(0xAD, "i32x4.shr_u", "vi:v"),
    I32X4_ADD(0xAE, "i32x4.add", "vv:v"),
    I32X4_SUB(0xB1, "i32x4.sub", "vv:v"),
    I32X4_MUL(0xB5, "i32x4.mul", "vv:v"),
    I32X4_MIN_S(0xB6, "i32x4.min_s", "vv:v"),
    I32X4_MIN_U(0xB7, "i32x4.min_u", "vv:v"),
    I32X4_MAX_S(0xB8, "i32x4.max_s", "vv:v"),
    I32X4_MAX_U(0xB9, "i32x4.max_u", "vv:v"),
    I32X4_DOT_I16X8_S(0xBA, "i32x4.dot_i16x8_s", "vv:v"),
    I32X4_EXTMUL_LOW_I16X8_S(0xBC, "i32x4.extmul_low_i16x8_s", "vv:v"),
    I32X4_EXTMUL_HIGH_I16X8_S(0xBD, "i32x4.extmul_high_i16x8_s", "vv:v"),
    I32X4_EXTMUL_LOW_I16X8_U(0xBE, "i32x4.extmul_low_i16x8_u", "vv:v"),
    I32X4_EXTMUL_HIGH_I16X8_U(0xBF, "i32x4.extmul_high_i16x8_u", "vv:v"),
    I64X2_ABS(0xC0, "i64x2.abs", "v:v"),
    I64X2_NEG(0xC1, "i64x2.neg", "v:v"),
    I64X2_ALL_TRUE(0xC3, "i64x2.all_true", "v:i"),
    I64X2_BITMASK(0xC4, "i64x2.bitmask", "v:i"),
    I64X2_EXTEND_LOW_I32X4_S(0xC7, "i64x2.extend_low_i32x4_s", "v:v"),
    I64X2_EXTEND_HIGH_I32X4_S(0xC8, "i64x2.extend_high_i32x4_s", "v:v"),
    I64X2_EXTEND_LOW_I32X4_U(0xC9, "i64x2.extend_low_i32x4_u", "v:v"),
    I64X2_EXTEND_HIGH_I32X4_U(0xCA, "i64x2.extend_high_i32x4_u", "v:v"),
    I64X2_SHL(0xCB, "i64x2.shl", "vi:v"),
    I64X2_SHR_S(0xCC, "i64x2.shr_s", "vi:v"),
    I64X2_SHR_U(0xCD, "i64x2.shr_u", "vi:v"),
    I64X2_ADD(0xCE, "i64x2.add", "vv:v"),
    I64X2_SUB(0xD1, "i64x2.sub", "vv:v"),
    I64X2_MUL(0xD5, "i64x2.mul", "vv:v"),
    I64X2_EQ(0xD6, "i64x2.eq", "vv:v"),
    I64X2_NE(0xD7, "i64x2.ne", "vv:v"),
    I64X2_LT_S(0xD8, "i64x2.lt_s", "vv:v"),
    I64X2_GT_S(0xD9, "i64x2.gt_s", "vv:v"),
    I64X2_LE_S(0xDA, "i64x2.le_s", "vv:v"),
    I64X2_GE_S(0xDB, "i64x2.ge_s", "vv:v"),
    I64X2_EXTMUL_LOW_I32X4_S(0xDC, "i64x2.extmul_low_i32x4_s", "vv:v"),
    I64X2_EXTMUL_HIGH_I32X4_S(0xDD, "i64x2.extmul_high_i32x4_s", "vv:v"),
    I64X2_EXTMUL_LOW_I32X4_U(0xDE, "i64x2.extmul_low_i32x4_u", "vv:v"),
    I64X2_EXTMUL_HIGH_I32X4_U(0xDF, "i64x2.extmul_high_i32x4_u", "vv:v"),
    F32X4_ABS(0xE0, "f32x4.abs", "v:v"),
    F32X4_NEG(0xE1, "f32x4.neg", "v:v"),
    F32X4_SQRT(0xE3, "f32x4.sqrt", "v:v"),
    F32X4_ADD(0xE4, "f32x4.add", "vv:v"),
    F32X4_SUB(0xE5, "f32x4.sub", "vv:v"),
    F32X4_MUL(0xE6, "f32x4.mul", "vv:v"),
    F32X4_DIV(0xE7, "f32x4.div", "vv:v"),
    F32X4_MIN(0xE8, "f32x4.min", "vv:v"),
    F32X4_MAX(0xE9, "f32x4.max", "vv:v"),
    F32X4_PMIN(0xEA, "f32x4.pmin", "vv:v"),
    F32X4_PMAX(0xEB, "f32x4.pmax", "vv:v"),
    F64X2_ABS(0xEC, "f64x2.abs", "v:v"),
    F64X2_NEG(0xED, "f64x2.neg", "v:v"),
    F64X2_SQRT(0xEF, "f64x2.sqrt", "v:v"),
    F64X2_ADD(0xF0, "f64x2.add", "vv:v"),
    F64X2_SUB(0xF1, "f64x2.sub", "vv:v"),
    F64X2_MUL(0xF2, "f64x2.mul", "vv:v"),
    F64X2_DIV(0xF3, "f64x2.div", "vv:v"),
    F64X2_MIN(0xF4, "f64x2.min", "vv:v"),
    F64X2_MAX(0xF5, "f64x2.max", "vv:v"),
    F64X2_PMIN(0xF6, "f64x2.pmin", "vv:v"),
    F64X2_PMAX(0xF7, "f64x2.pmax", "vv:v"),
    I32X4_TRUNC_SAT_F32X4_S(0xF8, "i32x4.trunc_sat_f32x4_s", "v:v"),
    I32X4_TRUNC_SAT_F32X4_U(0xF9, "i32x4.trunc_sat_f32x4_u", "v:v"),
    F32X4_CONVERT_I32X4_S(0xFA, "f32x4.convert_i32x4_s", "v:v"),
    F32X4_CONVERT_I32X4_U(0xFB, "f32x4.convert_i32x4_u", "v:v"),
    I32X4_TRUNC_SAT_F64X2_S_ZERO(0xFC, "i32x4.trunc_sat_f64x2_s_zero", "v:v"),
    I32X4_TRUNC_SAT_F64X2_U_ZERO(0xFD, "i32x4.trunc_sat_f64x2_u_zero", "v:v"),
    F64X2_CONVERT_LOW_I32X4_S(0xFE, "f64x2.convert_low_i32x4_s", "v:v"),
    F64X2_CONVERT_LOW_I32X4_U(0xFF, "f64x2.convert_low_i32x4_u", "v:v");

    private static final @Nullable VectorOpcode[] BY_CODE = new @Nullable VectorOpcode[256];

    static {
        for (VectorOpcode opcode : values()) {
            BY_CODE[opcode.code] = opcode;
        }
    }

    private final int code;
    private final String mnemonic;
    private final Immediate immediate;
    private final List<ValType> params32;
    private final List<ValType> params64;
    private final List<ValType> results;
    private final int accessBytes;
    private final int laneBits;

    VectorOpcode(int code, String mnemonic, String signature) {
        this(code, mnemonic, Immediate.NONE, signature, 0);
    }

    VectorOpcode(int code, String mnemonic, Immediate immediate, String signature) {
        this(code, mnemonic, immediate, signature, 0);
    }

    VectorOpcode(int code, String mnemonic, Immediate immediate, String signature, int accessBytes) {
        this.code = code;
        this.mnemonic = mnemonic;
        this.immediate = immediate;
        this.accessBytes = accessBytes;
        int colon = signature.indexOf(':');
        this.params32 = Opcode.types(signature.substring(0, colon), NumType.I32);
        this.params64 = Opcode.types(signature.substring(0, colon), NumType.I64);
        this.results = Opcode.types(signature.substring(colon + 1), NumType.I32);
        this.laneBits = switch (mnemonic.substring(0, mnemonic.indexOf('.'))) {
            case "i8x16" -> 8;
            case "i16x8" -> 16;
            case "i32x4", "f32x4" -> 32;
            case "i64x2", "f64x2" -> 64;
            default -> 8 * accessBytes;
        };
    }

    public int code() {
        return code;
    }

    /** The keyword in WAT. */
    public String mnemonic() {
        return mnemonic;
    }

    public Immediate immediate() {
        return immediate;
    }

    /** Operand types, the top of the stack last. */
    public List<ValType> params(boolean address64) {
        return address64 ? params64 : params32;
    }

    public List<ValType> results() {
        return results;
    }

    /** Bytes that a load or store touches; 0 for other instructions. */
    public int accessBytes() {
        return accessBytes;
    }

    /** Bits of a lane of the shape that the mnemonic begins with; of {@code v128} what is loaded or stored. */
    public int laneBits() {
        return laneBits;
    }

    /** The instruction of a code, or null where there is none. */
    static @Nullable VectorOpcode of(long code) {
        return code < 0 || code > 0xFF ? null : BY_CODE[(int) code];
    }
}
