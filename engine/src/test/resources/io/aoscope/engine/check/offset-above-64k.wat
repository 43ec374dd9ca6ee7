(module
  (memory (export "memory") i64 2)
  (func (export "malloc") (param i64) (result i64) (i64.const 1024))
  (func (export "free") (param i64))
  (func $handle (export "handle") (param i64 i64) (result i64) (drop (i64.load offset=70000 (local.get 0))) (i64.const 0))
)
