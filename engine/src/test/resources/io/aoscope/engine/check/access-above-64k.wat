(module
  (memory (export "memory") i64 2)
  (func (export "malloc") (param i64) (result i64) (i64.const 1024))
  (func (export "free") (param i64))
  (func $handle (export "handle") (param i64 i64) (result i64) (i64.store (i64.const 70000) (i64.const 1)) (i64.const 0))
)
