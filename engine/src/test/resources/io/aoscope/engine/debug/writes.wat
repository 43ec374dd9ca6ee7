;; For watching: handle reads the message it is given, copies bytes of it with a loop and with memory.copy, writes the
;; same value twice, grows memory, calls functions by tail calls, and calls the host, which writes the time. The first
;; letter of the answer is the first byte of the message, which the loop copies; the second one is put there by
;; memory.copy.
(module
  (import "wasi_snapshot_preview1" "clock_time_get" (func $clock (param i32 i64 i32) (result i32)))
  (memory (export "memory") i64 1 4)
  (global $next (mut i64) (i64.const 4096))
  (global $sum (export "sum") (mut i64) (i64.const 0))
  (data (i64.const 64) "{\"ok\":true,\"response\":{\"Output\":{\"data\":\"??\"},\"Messages\":[]}}\00")
  (data (i64.const 512) "ABCDEFGH")
  (func (export "malloc") (param $size i64) (result i64)
    (local $start i64)
    (local.set $start (global.get $next))
    (global.set $next (i64.add (local.get $start) (local.get $size)))
    (local.get $start))
  (func (export "free") (param i64))
  (func $copy (param $to i64) (param $from i64) (param $length i64)
    (local $i i64)
    (block $done
      (loop $more
        (br_if $done (i64.ge_u (local.get $i) (local.get $length)))
        (i64.store8
          (i64.add (local.get $to) (local.get $i))
          (i64.load8_u (i64.add (local.get $from) (local.get $i))))
        (local.set $i (i64.add (local.get $i) (i64.const 1)))
        (br $more))))
  (func $last (param $x i64) (result i64)
    (i64.add (local.get $x) (i64.const 1)))
  (func $tail (param $x i64) (result i64)
    (return_call $last (i64.mul (local.get $x) (i64.const 2))))
  (func $handle (export "handle") (param $message i64) (param $process i64) (result i64)
    (i64.store (i64.const 256) (i64.const 7))
    (i64.store (i64.const 256) (i64.const 7))
    (global.set $sum (i64.add (global.get $sum) (call $tail (i64.const 20))))
    (drop (call $clock (i32.const 0) (i64.const 0) (i32.const 320)))
    (drop (memory.grow (i64.const 1)))
    (call $copy (i64.const 600) (local.get $message) (i64.const 4))
    (call $copy (i64.const 105) (i64.const 600) (i64.const 1))
    (memory.copy (i64.const 106) (i64.const 512) (i64.const 1))
    (i64.const 64)))
