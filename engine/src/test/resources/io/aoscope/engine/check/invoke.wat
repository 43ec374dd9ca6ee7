(module
  (import "env" "invoke_vj" (func $invoke_vj (param i32 i64)))
  (memory (export "memory") i64 1)
  (func (export "malloc") (param i64) (result i64) (i64.const 1024))
  (func (export "free") (param i64))
  (func $handle (export "handle") (param i64 i64) (result i64) (call $invoke_vj (i32.const 0) (i64.const 1)) (i64.const 0))
  (table (export "__indirect_function_table") 1 funcref)
)
