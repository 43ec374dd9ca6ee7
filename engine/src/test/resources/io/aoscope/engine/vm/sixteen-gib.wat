(module
  (memory (export "memory") i64 262144)
  (data (i64.const 0x3ffffffff) "z")
  (func (export "store") (param i64 i64) (i64.store (local.get 0) (local.get 1)))
  (func (export "load") (param i64) (result i64) (i64.load (local.get 0)))
  (func (export "grow") (param i64) (result i64) (memory.grow (local.get 0))))
