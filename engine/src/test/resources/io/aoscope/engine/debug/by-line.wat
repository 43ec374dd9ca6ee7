;; For stepping by line: a loop, recursion, an exception, a function without lines that calls one with lines, a tail call.
;; Which lines the instructions come from is told by LineTables in the tests.
(module
  (memory (export "memory") i64 1)
  (tag $failed (param i64))
  (global $next (mut i64) (i64.const 4096))
  (data (i64.const 64) "{\"ok\":true,\"response\":{\"Output\":{\"data\":\"fine\"},\"Messages\":[]}}\00")
  (func (export "malloc") (param $size i64) (result i64)
    (local $start i64)
    (local.set $start (global.get $next))
    (global.set $next (i64.add (local.get $start) (local.get $size)))
    (local.get $start))
  (func (export "free") (param i64))
  (func $leaf (param $x i64) (result i64)
    local.get $x
    i64.const 1
    i64.add)
  (func $hidden (param $x i64) (result i64)
    local.get $x
    call $leaf
    call $leaf)
  (func $turns (result i64)
    (local $n i64)
    i64.const 2
    local.set $n
    loop $again
      local.get $n
      call $leaf
      drop
      local.get $n
      i64.const 1
      i64.sub
      local.tee $n
      i64.const 0
      i64.ne
      br_if $again
    end
    local.get $n)
  (func $down (param $n i64) (result i64)
    local.get $n
    i64.eqz
    if (result i64)
      i64.const 0
    else
      local.get $n
      i64.const 1
      i64.sub
      call $down
    end)
  (func $fails (param $x i64)
    local.get $x
    throw $failed)
  (func $jumps (param $x i64) (result i64)
    local.get $x
    return_call $leaf)
  (func $handle (export "handle") (param $message i64) (param $process i64) (result i64)
    call $turns
    drop
    i64.const 1
    call $hidden
    drop
    i64.const 1
    call $down
    drop
    try
      i64.const 7
      call $fails
    catch $failed
      drop
    end
    nop
    nop
    i64.const 5
    call $jumps
    drop
    i64.const 64))
