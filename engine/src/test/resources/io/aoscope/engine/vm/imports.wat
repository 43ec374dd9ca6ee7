(module
  (import "env" "function" (func (param i32) (result i64)))
  (import "env" "memory" (memory i64 2 4))
  (import "env" "global" (global (mut i32)))
  (import "env" "table" (table 2 funcref))
  (import "env" "tag" (tag (param i32))))
