;; A fill so large that it can be interrupted stands between two stores near one pointer.
(module
  (memory (export "memory") i64 1)
  (func (export "fill between") (param $p i64)
    (drop (memory.grow (i64.const 1100)))
    (i64.store (local.get $p) (i64.const 1))
    (memory.fill (i64.const 131072) (i32.const 7) (i64.const 67108864))
    (i64.store offset=8 (local.get $p) (i64.const 2))))
