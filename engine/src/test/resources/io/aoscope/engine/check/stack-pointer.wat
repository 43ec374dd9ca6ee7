(module
  (memory (export "memory") i64 1)
  (func (export "malloc") (param i64) (result i64) (i64.const 1024))
  (func (export "free") (param i64))
  (func $handle (export "handle") (param i64 i64) (result i64) (local i64) (global.set 0 (local.tee 2 (i64.sub (global.get 0) (i64.const 16)))) (i64.store (local.get 2) (i64.const 1)) (global.set 0 (i64.add (local.get 2) (i64.const 16))) (i64.const 0))
  (global (mut i64) (i64.const 16384))
)
