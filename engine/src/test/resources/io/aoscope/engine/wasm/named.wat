;; A little of everything: names, 64-bit memory, blocks, tables, data, legacy exceptions.
(module $sample
  (type $binary (func (param i64 i64) (result i64)))
  (import "env" "log" (func $log (param i64)))
  (import "env" "limit" (global $limit i64))
  (memory $heap i64 1 4)
  (table $handlers 2 funcref)
  (tag $failure (param i64))
  (global $top (mut i64) (i64.const 1024))
  (elem (i32.const 0) func $add $log)
  (data (i64.const 16) "ok\00\"")
  (export "memory" (memory $heap))
  (export "handle" (func $handle))
  (export "add" (func $add))
  (func $add (type $binary) (param $left i64) (param $right i64) (result i64)
    local.get $left
    local.get $right
    i64.add)
  (func $handle (param $message i64) (result i64)
    (local $n i32) (local f32 f32)
    block $done
      loop $again
        local.get $n
        i32.const -3
        i32.ge_s
        br_if $done
        local.get $n
        if (result i32)
          i32.const 1
        else
          unreachable
        end
        local.set $n
        br $again
      end
    end
    try $guard (result i64)
      local.get $message
      call $log
      i64.const 1
      global.get $limit
      i32.const 0
      call_indirect $handlers (type $binary)
    catch $failure
      i64.load32_u offset=8 align=2
    catch_all
      i64.const -1
    end)
  (func
    f32.const nan:0x400001
    f64.const -0x1p-1074
    drop
    drop
    i32.const 1
    br_table 0 0))
