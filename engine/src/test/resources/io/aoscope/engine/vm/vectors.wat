;; Vectors in every place where a value can be: locals, operands, globals, arguments, results, branches, exceptions.
(module
  (import "env" "swap" (func $swap (param v128 i32) (result v128)))
  (memory (export "memory") i64 1)
  (global $kept (export "kept") (mut v128) (v128.const i64x2 7 8))
  (tag $thrown (param i32 v128))

  (func $twice (param $v v128) (result v128)
    local.get $v
    local.get $v
    i64x2.add)

  (func (export "add") (param $a v128) (param $b v128) (result v128)
    (local $sum v128)
    local.get $a
    local.get $b
    i32x4.add
    local.tee $sum)

  (func (export "choose") (param $v v128) (param $which i32) (result v128)
    block (result v128)
      local.get $v
      call $twice
      local.get $which
      br_if 0
      drop
      v128.const i64x2 1 2
    end)

  (func (export "caught") (param $v v128) (result v128)
    (local $number i32)
    try (result i32 v128)
      i32.const 5
      local.get $v
      throw $thrown
    catch $thrown
    end
    local.get 0
    i64x2.add
    call $second)

  (func $second (param i32 v128) (result v128)
    local.get 1)

  (func (export "keep") (param $v v128)
    local.get $v
    global.set $kept)

  (func (export "host") (param $v v128) (result v128)
    local.get $v
    i32.const 3
    call $swap)

  (func (export "store") (param $at i64) (param $v v128)
    local.get $at
    local.get $v
    v128.store)

  (func (export "load") (param $at i64) (result v128)
    local.get $at
    v128.load)

  ;; Runs long enough to be interrupted, and depends on every lane.
  (func (export "mix") (param $rounds i32) (result v128)
    (local $v v128)
    v128.const i32x4 1 2 3 4
    local.set $v
    loop
      local.get $v
      local.get $v
      local.get $v
      i8x16.shuffle 4 5 6 7 8 9 10 11 12 13 14 15 0 1 2 3
      i32x4.add
      local.get $rounds
      i32x4.splat
      v128.xor
      i32.const 5
      i32x4.shl
      local.get $v
      i32x4.sub
      local.set $v
      local.get $rounds
      i32.const 1
      i32.sub
      local.tee $rounds
      br_if 0
    end
    local.get $v
    )

  (func (export "texts") (param $at i64) (param $v v128)
    v128.const i32x4 1 2 3 0xffffffff
    local.get $at
    v128.load8_splat offset=3
    i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 31
    drop
    local.get $at
    local.get $v
    v128.load16_lane align=1 2
    i32.const 9
    i16x8.replace_lane 7
    drop))
