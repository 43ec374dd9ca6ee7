;; A bit of everything that moves a frame: loops, calls, br_table, call_indirect, exceptions, memory, globals.
(module
  (type $unary (func (param i32) (result i32)))
  (tag $odd (param i32))
  (memory (export "memory") i64 2)
  (global $sum (export "sum") (mut i64) (i64.const 0))
  (table 2 funcref)
  (elem (i32.const 0) $inc $twice)

  (func $inc (type $unary)
    (i32.add (local.get 0) (i32.const 1)))

  (func $twice (type $unary)
    (i32.mul (local.get 0) (i32.const 2)))

  (func $pick (param $i i32) (result i32)
    (block $c
      (block $b
        (block $a
          (br_table $a $b $c (i32.rem_u (local.get $i) (i32.const 3))))
        (return (i32.const 10)))
      (return (call_indirect (type $unary) (local.get $i) (i32.const 0))))
    (call_indirect (type $unary) (local.get $i) (i32.const 1)))

  (func $check (param $i i32)
    (if (i32.and (local.get $i) (i32.const 1))
      (then (throw $odd (local.get $i)))))

  (func $guarded (param $i i32) (result i32)
    (try (result i32)
      (do
        (call $check (local.get $i))
        (call $pick (local.get $i)))
      (catch $odd
        (i32.const 100)
        (i32.add))))

  (func $run (export "run") (param $n i32) (result i64) (local $i i32) (local $f f64)
    (loop $again
      (global.set $sum
        (i64.add (global.get $sum) (i64.extend_i32_s (call $guarded (local.get $i)))))
      (i64.store offset=65530
        (i64.extend_i32_u (i32.mul (local.get $i) (i32.const 3)))
        (global.get $sum))
      (local.set $f (f64.add (local.get $f) (f64.convert_i32_s (local.get $i))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $again (i32.lt_s (local.get $i) (local.get $n))))
    (i64.add (global.get $sum) (i64.trunc_f64_s (local.get $f))))

  ;; n * (n + 1) / 2, with a frame for each number.
  (func $triangle (export "triangle") (param $n i32) (result i32)
    (if (result i32) (i32.eqz (local.get $n))
      (then (i32.const 0))
      (else (i32.add (local.get $n) (call $triangle (i32.sub (local.get $n) (i32.const 1)))))))

  (func (export "forever")
    (loop $again
      (global.set $sum (i64.add (global.get $sum) (i64.const 1)))
      (br $again))))
