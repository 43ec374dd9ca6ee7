;; Traps in the way a message asks for. The tag Action chooses:
;;
;;   Trap         the instruction unreachable
;;   Divide       an integer division by zero
;;   OutOfBounds  a load from beyond the end of memory, at an address above 4 GiB
;;   Loop         never ends: pause it, look at it, stop it
;;   other        answers ok
;;
;; Before each of them $attempts, in linear memory, is counted up: what a message wrote
;; before its trap stays written, and the next message is answered as if nothing had
;; happened.

(module
  (memory (export "memory") i64 1)

  ;; 0x10  u64  the next free byte of the heap
  ;; 0x18  u64  the attempts
  ;; 0x40  the texts below, each ended by a zero byte
  ;; 0x400 the heap
  (global $heap i64 (i64.const 0x10))
  (global $attempts i64 (i64.const 0x18))
  (global $heap_start i64 (i64.const 0x400))
  (data (i64.const 0x10) "\00\04\00\00\00\00\00\00")

  (global $text_tags i64 (i64.const 0x40))
  (global $text_name i64 (i64.const 0x48))
  (global $text_value i64 (i64.const 0x50))
  (global $text_action i64 (i64.const 0x58))
  (global $text_trap i64 (i64.const 0x60))
  (global $text_divide i64 (i64.const 0x68))
  (global $text_out_of_bounds i64 (i64.const 0x70))
  (global $text_loop i64 (i64.const 0x80))
  (data (i64.const 0x40) "Tags\00")
  (data (i64.const 0x48) "name\00")
  (data (i64.const 0x50) "value\00")
  (data (i64.const 0x58) "Action\00")
  (data (i64.const 0x60) "Trap\00")
  (data (i64.const 0x68) "Divide\00")
  (data (i64.const 0x70) "OutOfBounds\00")
  (data (i64.const 0x80) "Loop\00")

  (global $reply i64 (i64.const 0x90))
  (data (i64.const 0x90) "{\"ok\":true,\"response\":{\"Output\":{\"data\":\"still here\"},\"Messages\":[]}}\00")

  ;; ------------------------------------------------------------ memory

  ;; Takes $size bytes from the end of the heap; traps when memory cannot grow.
  ;; memory.size matters for more than the arithmetic: HyperBEAM sees only the first
  ;; 64 KiB of an image that has neither memory.size nor memory.grow.
  (func $reserve (param $size i64) (result i64)
    (local $start i64) (local $end i64) (local $have i64)
    (local.set $start (i64.load (global.get $heap)))
    (local.set $end (i64.add (local.get $start) (local.get $size)))
    (local.set $have (i64.shl (memory.size) (i64.const 16)))
    (if (i64.gt_u (local.get $end) (local.get $have))
      (then
        (if (i64.eq
              (memory.grow
                (i64.shr_u
                  (i64.add (i64.sub (local.get $end) (local.get $have)) (i64.const 65535))
                  (i64.const 16)))
              (i64.const -1))
          (then unreachable))))
    (i64.store (global.get $heap) (local.get $end))
    (local.get $start))

  ;; The host asks for room here, then writes a JSON text ended by a zero byte.
  (func $malloc (export "malloc") (param $size i64) (result i64)
    (call $reserve (local.get $size)))

  ;; HyperBEAM never calls it, but it must be there and return nothing: its engine adds
  ;; a 64 KiB heap of its own to an image without it.
  (func $free (export "free") (param $pointer i64))

  ;; ------------------------------------------------------------ reading JSON
  ;; A value is the address of its first character; 0 means "there is none".

  (func $byte (param $p i64) (result i32)
    (i32.load8_u (local.get $p)))

  ;; From the opening quote to the character after the closing one.
  (func $skip_string (param $p i64) (result i64)
    (local $c i32)
    (loop $next
      (local.set $p (i64.add (local.get $p) (i64.const 1)))
      (local.set $c (call $byte (local.get $p)))
      (if (i32.eqz (local.get $c))
        (then (return (local.get $p))))
      (if (i32.eq (local.get $c) (i32.const 0x5c)) ;; \ : the next character ends nothing
        (then (local.set $p (i64.add (local.get $p) (i64.const 1))) (br $next)))
      (br_if $next (i32.ne (local.get $c) (i32.const 0x22)))) ;; "
    (i64.add (local.get $p) (i64.const 1)))

  ;; Over any value, however deeply nested. Brackets inside strings do not count.
  (func $skip_value (param $p i64) (result i64)
    (local $c i32) (local $depth i32)
    (loop $next
      (local.set $c (call $byte (local.get $p)))
      (if (i32.eqz (local.get $c))
        (then (return (local.get $p))))
      (if (i32.eq (local.get $c) (i32.const 0x22)) ;; "
        (then
          (local.set $p (call $skip_string (local.get $p)))
          (br_if $next (local.get $depth))
          (return (local.get $p))))
      ;; { is 0x7b and [ is 0x5b; } is 0x7d and ] is 0x5d: with the bit 0x20 cleared there
      ;; is one opening and one closing bracket.
      (if (i32.and (i32.eqz (local.get $depth)) ;; , } ] end a number, true, false, null
            (i32.or (i32.eq (local.get $c) (i32.const 0x2c))
              (i32.eq (i32.and (local.get $c) (i32.const 0xdf)) (i32.const 0x5d))))
        (then (return (local.get $p))))
      (if (i32.eq (i32.and (local.get $c) (i32.const 0xdf)) (i32.const 0x5b))
        (then (local.set $depth (i32.add (local.get $depth) (i32.const 1)))))
      (local.set $p (i64.add (local.get $p) (i64.const 1)))
      (if (i32.eq (i32.and (local.get $c) (i32.const 0xdf)) (i32.const 0x5d))
        (then
          (local.set $depth (i32.sub (local.get $depth) (i32.const 1)))
          (if (i32.eqz (local.get $depth))
            (then (return (local.get $p))))))
      (br $next))
    (unreachable))

  ;; Is this value the string that stands, ended by a zero byte, at $text?
  (func $is_text (param $value i64) (param $text i64) (result i32)
    (local $c i32)
    (if (i64.eqz (local.get $value))
      (then (return (i32.const 0))))
    (if (i32.ne (call $byte (local.get $value)) (i32.const 0x22))
      (then (return (i32.const 0))))
    (loop $next
      (local.set $value (i64.add (local.get $value) (i64.const 1)))
      (local.set $c (call $byte (local.get $text)))
      (if (i32.eqz (local.get $c)) ;; the text is over: so must be the string
        (then (return (i32.eq (call $byte (local.get $value)) (i32.const 0x22)))))
      (local.set $text (i64.add (local.get $text) (i64.const 1)))
      (br_if $next (i32.eq (local.get $c) (call $byte (local.get $value)))))
    (i32.const 0))

  ;; The value of $key in the object at $p. HyperBEAM writes JSON without spaces, so
  ;; there are none to skip.
  (func $field (param $p i64) (param $key i64) (result i64)
    (local $name i64)
    (if (i64.eqz (local.get $p))
      (then (return (i64.const 0))))
    (loop $next ;; $p stands on { or on the comma before a name
      (local.set $name (i64.add (local.get $p) (i64.const 1)))
      (if (i32.ne (call $byte (local.get $name)) (i32.const 0x22))
        (then (return (i64.const 0))))
      (local.set $p (i64.add (call $skip_string (local.get $name)) (i64.const 1))) ;; after :
      (if (call $is_text (local.get $name) (local.get $key))
        (then (return (local.get $p))))
      (local.set $p (call $skip_value (local.get $p)))
      (br_if $next (i32.eq (call $byte (local.get $p)) (i32.const 0x2c))))
    (i64.const 0))

  ;; The value of a tag: "Tags" is a list of {"name":...,"value":...}. Looking for the
  ;; text "Action" anywhere in the message would be wrong: Data may contain it.
  (func $tag (param $message i64) (param $tag_name i64) (result i64)
    (local $p i64)
    (local.set $p (call $field (local.get $message) (global.get $text_tags)))
    (if (i64.eqz (local.get $p))
      (then (return (i64.const 0))))
    (loop $next ;; $p stands on [ or on the comma before a tag
      (local.set $p (i64.add (local.get $p) (i64.const 1)))
      (if (i32.ne (call $byte (local.get $p)) (i32.const 0x7b)) ;; {
        (then (return (i64.const 0))))
      (if (call $is_text (call $field (local.get $p) (global.get $text_name)) (local.get $tag_name))
        (then (return (call $field (local.get $p) (global.get $text_value)))))
      (local.set $p (call $skip_value (local.get $p)))
      (br_if $next (i32.eq (call $byte (local.get $p)) (i32.const 0x2c))))
    (i64.const 0))

  ;; ------------------------------------------------------------ the process

  (func $divide (param $a i64) (param $b i64) (result i64)
    (i64.div_s (local.get $a) (local.get $b)))

  (func $load_far (result i64)
    (i64.load (i64.const 0x1_0000_0000)))

  (func $spin
    (loop $again
      (i64.store (global.get $attempts)
        (i64.add (i64.load (global.get $attempts)) (i64.const 1)))
      (br $again)))

  (func $handle (export "handle") (param $message i64) (param $process i64) (result i64)
    (local $action i64)
    ;; Room used by this message is free again for the next one. It is given back first,
    ;; because a trap would leave no chance later; nothing is allocated below.
    (i64.store (global.get $heap) (global.get $heap_start))
    (i64.store (global.get $attempts)
      (i64.add (i64.load (global.get $attempts)) (i64.const 1)))

    (local.set $action (call $tag (local.get $message) (global.get $text_action)))
    (if (call $is_text (local.get $action) (global.get $text_trap))
      (then unreachable))
    (if (call $is_text (local.get $action) (global.get $text_divide))
      (then (drop (call $divide (i64.const 1) (i64.const 0)))))
    (if (call $is_text (local.get $action) (global.get $text_out_of_bounds))
      (then (drop (call $load_far))))
    (if (call $is_text (local.get $action) (global.get $text_loop))
      (then (call $spin)))
    (global.get $reply))
)
