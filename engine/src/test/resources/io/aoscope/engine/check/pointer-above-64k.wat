(module
  (memory (export "memory") i64 2)
  (func (export "malloc") (param i64) (result i64) (global.get $heap))
  (func (export "free") (param i64))
  (func $handle (export "handle") (param i64 i64) (result i64)  (i64.const 0))
  (global $heap i64 (i64.const 66560))
)
