(module
  (type $step (func (param i64 i64) (result i64)))
  (table 2 funcref)
  (elem (i32.const 0) $down $even)

  (func $down (export "down") (param $n i64) (param $sum i64) (result i64)
    (if (i64.eqz (local.get $n)) (then (return (local.get $sum))))
    (return_call $down
      (i64.sub (local.get $n) (i64.const 1))
      (i64.add (local.get $sum) (local.get $n))))

  (func $even (export "even") (param $n i64) (param $flips i64) (result i64)
    (if (i64.eqz (local.get $n)) (then (return (local.get $flips))))
    (return_call_indirect (type $step)
      (i64.sub (local.get $n) (i64.const 1))
      (i64.xor (local.get $flips) (i64.const 1))
      (i32.const 1))))
