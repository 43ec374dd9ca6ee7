(module
  (memory (export "memory") i64 2)
  (func (export "malloc") (param i64) (result i64) (i64.const 1024))
  (func (export "free") (param i64))
  (func $handle (export "handle") (param i64 i64) (result i64) (global.set $__stack_pointer (global.get $__stack_pointer)) (i64.const 0))
  (global $__stack_pointer (mut i64) (i64.const 66560))
)
