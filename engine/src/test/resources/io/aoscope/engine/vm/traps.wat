(module
  (type $nullary (func))
  (type $other (func (param i64)))
  (tag $e (param i32))
  (memory (export "memory") 1)
  (table 3 funcref)
  (elem (i32.const 0) $takes)
  (func $takes (type $other))
  (func $divide (export "divide") (param $a i32) (param $b i32) (result i32)
    (i32.add (i32.const 5) (i32.div_s (local.get $a) (local.get $b))))
  (func (export "outer") (param $a i32) (result i32)
    (i32.mul (i32.const 3) (call $divide (local.get $a) (i32.const 0))))
  (func (export "unreachable") unreachable)
  (func (export "remainder") (param i64) (result i64) (i64.rem_u (i64.const 1) (local.get 0)))
  (func (export "truncate") (param f32) (result i32) (i32.trunc_f32_s (local.get 0)))
  (func (export "load") (param i32) (result i32) (i32.load offset=1 (local.get 0)))
  (func (export "indirect") (param i32) (call_indirect (type $nullary) (local.get 0)))
  (func (export "operands") (param $a i32) (result i32)
    (i32.add (local.get $a)
      (i32.add (i32.const 7)
        (i32.add
          (i32.mul (local.get $a) (i32.const 3))
          (i32.load offset=4 (i32.sub (i32.const 0) (local.get $a)))))))
  (func (export "shadowed") (param $a i32) (result i32)
    local.get $a
    i32.const 1
    local.set $a
    local.get $a
    i32.const 0
    i32.div_u
    i32.add)
  (func (export "fill") (param $a i32)
    (memory.fill (local.get $a) (i32.const 4) (i32.add (local.get $a) (i32.const 8))))
  ;; Divides 1000 by n, n - 1 ... 0.
  (func (export "in_a_loop") (param $n i32) (result i32) (local $sum i32)
    (loop $again
      (local.set $sum (i32.add (local.get $sum) (i32.div_u (i32.const 1000) (local.get $n))))
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      (br_if $again (i32.ge_s (local.get $n) (i32.const 0))))
    (local.get $sum))
  (func (export "throw") (throw $e (i32.const 3)))
  (func $endless (export "endless") (param i32) (call $endless (i32.add (local.get 0) (i32.const 1))))
  (func (export "store_then_trap") (i32.store (i32.const 8) (i32.const 0x11223344)) unreachable))
