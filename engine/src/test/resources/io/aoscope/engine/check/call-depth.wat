(module
  (memory (export "memory") i64 1)
  (func (export "malloc") (param i64) (result i64) (i64.const 1024))
  (func (export "free") (param i64))
  (func $handle (export "handle") (param i64 i64) (result i64) (call $deep (i32.const 9)) (i64.const 0))
  (func $deep (param i32) (if (local.get 0) (then (call $deep (i32.sub (local.get 0) (i32.const 1))))))
)
