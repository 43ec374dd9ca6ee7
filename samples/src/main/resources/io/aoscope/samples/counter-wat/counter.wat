;; A counter. Inc adds one; Get answers the count and sends it to whoever asked.
;;
;; A process image exports its memory, malloc, free and handle. The host asks malloc for
;; room, writes the message and the process as JSON texts, each ended by a zero byte, and
;; calls handle with both addresses. handle answers the address of a JSON text, also
;; ended by a zero byte:
;;
;;   {"ok":true,"response":{"Output":{"data":"1"},"Messages":[]}}
;;
;; The count and the end of the heap stand in linear memory and not in mutable globals:
;; a snapshot keeps memory and nothing else. The globals below never change.

(module
  (memory (export "memory") i64 1)

  ;; 0x10  u64  the next free byte of the heap
  ;; 0x18  u64  the count
  ;; 0x40  the texts below, each ended by a zero byte
  ;; 0x400 the heap
  (global $heap i64 (i64.const 0x10))
  (global $count i64 (i64.const 0x18))
  (global $heap_start i64 (i64.const 0x400))
  (data (i64.const 0x10) "\00\04\00\00\00\00\00\00")

  (global $text_tags i64 (i64.const 0x40))
  (global $text_name i64 (i64.const 0x48))
  (global $text_value i64 (i64.const 0x50))
  (global $text_action i64 (i64.const 0x58))
  (global $text_inc i64 (i64.const 0x60))
  (global $text_get i64 (i64.const 0x68))
  (global $text_from i64 (i64.const 0x70))
  (data (i64.const 0x40) "Tags\00")
  (data (i64.const 0x48) "name\00")
  (data (i64.const 0x50) "value\00")
  (data (i64.const 0x58) "Action\00")
  (data (i64.const 0x60) "Inc\00")
  (data (i64.const 0x68) "Get\00")
  (data (i64.const 0x70) "From\00")

  (global $reply_begin i64 (i64.const 0x80))
  (global $reply_messages i64 (i64.const 0xc0))
  (global $message_begin i64 (i64.const 0xe0))
  (global $message_data i64 (i64.const 0x100))
  (global $message_end i64 (i64.const 0x120))
  (global $reply_end i64 (i64.const 0x160))
  (global $empty_string i64 (i64.const 0x170))
  (data (i64.const 0x80) "{\"ok\":true,\"response\":{\"Output\":{\"data\":\"\00")
  (data (i64.const 0xc0) "\"},\"Messages\":[\00")
  (data (i64.const 0xe0) "{\"Target\":\00")
  (data (i64.const 0x100) ",\"Data\":\"\00")
  (data (i64.const 0x120) "\",\"Tags\":[{\"name\":\"Action\",\"value\":\"Count\"}]}\00")
  (data (i64.const 0x160) "]}}\00")
  (data (i64.const 0x170) "\"\"\00")

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

  ;; ------------------------------------------------------------ writing JSON
  ;; The reply is the last thing on the heap, so it grows byte by byte at its end.

  (func $put (param $c i32)
    (i32.store8 (call $reserve (i64.const 1)) (local.get $c)))

  (func $put_text (param $text i64)
    (local $c i32)
    (loop $next
      (local.set $c (call $byte (local.get $text)))
      (if (local.get $c)
        (then
          (call $put (local.get $c))
          (local.set $text (i64.add (local.get $text) (i64.const 1)))
          (br $next)))))

  ;; Copies a value as it stands, quotes and escapes included.
  (func $put_value (param $value i64)
    (local $end i64)
    (if (i64.eqz (local.get $value))
      (then (local.set $value (global.get $empty_string))))
    (local.set $end (call $skip_value (local.get $value)))
    (loop $next
      (call $put (call $byte (local.get $value)))
      (local.set $value (i64.add (local.get $value) (i64.const 1)))
      (br_if $next (i64.lt_u (local.get $value) (local.get $end)))))

  (func $put_number (param $n i64)
    (if (i64.ge_u (local.get $n) (i64.const 10))
      (then (call $put_number (i64.div_u (local.get $n) (i64.const 10)))))
    (call $put
      (i32.add (i32.const 0x30) (i32.wrap_i64 (i64.rem_u (local.get $n) (i64.const 10))))))

  ;; ------------------------------------------------------------ the process

  (func $handle (export "handle") (param $message i64) (param $process i64) (result i64)
    (local $action i64) (local $reply i64)
    (local.set $action (call $tag (local.get $message) (global.get $text_action)))
    (if (call $is_text (local.get $action) (global.get $text_inc))
      (then
        (i64.store (global.get $count)
          (i64.add (i64.load (global.get $count)) (i64.const 1)))))

    (local.set $reply (i64.load (global.get $heap)))
    (call $put_text (global.get $reply_begin))
    (call $put_number (i64.load (global.get $count)))
    (call $put_text (global.get $reply_messages))
    (if (call $is_text (local.get $action) (global.get $text_get))
      (then
        (call $put_text (global.get $message_begin))
        (call $put_value (call $field (local.get $message) (global.get $text_from)))
        (call $put_text (global.get $message_data))
        (call $put_number (i64.load (global.get $count)))
        (call $put_text (global.get $message_end))))
    (call $put_text (global.get $reply_end))
    (call $put (i32.const 0))

    ;; The host reads the reply before it asks for room again, so the next message may
    ;; use the same bytes: nothing leaks.
    (i64.store (global.get $heap) (global.get $heap_start))
    (local.get $reply))
)
