;; Names what an import of imports.wat takes, and nearly.
(module
  (func (export "function") (param i32) (result i64) (i64.const 0))
  (func (export "other function") (param i32))
  (memory (export "memory") i64 2 4)
  (global (export "global") (mut i32) (i32.const 0))
  (global (export "constant") i32 (i32.const 0))
  (table (export "table") 2 funcref)
  (table (export "short table") 1 funcref)
  (tag (export "tag") (param i32))
  (tag (export "other tag") (param i64)))
