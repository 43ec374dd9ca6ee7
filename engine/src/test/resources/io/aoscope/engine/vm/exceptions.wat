(module
  (tag $e (param i32))
  (tag $f)

  (func $raise (param $value i32) (throw $e (local.get $value)))

  (func $deep (param $depth i32) (param $value i32)
    (if (local.get $depth)
      (then (call $deep (i32.sub (local.get $depth) (i32.const 1)) (local.get $value)))
      (else (throw $e (local.get $value)))))

  (func (export "across") (param $depth i32) (result i32)
    (try (result i32)
      (do (call $deep (local.get $depth) (i32.const 42)) (i32.const 0))
      (catch $e)))

  (func (export "rethrown") (result i32)
    (try (result i32)
      (do
        (try
          (do (call $raise (i32.const 7)))
          (catch $e (drop) (rethrow 0)))
        (i32.const 0))
      (catch $e (i32.const 1) (i32.add))))

  ;; The innermost try hands over to the outermost and so passes the one between them.
  (func (export "delegated") (result i32)
    (try $outer (result i32)
      (do
        (try (result i32)
          (do
            (try (result i32)
              (do (call $raise (i32.const 5)) (i32.const 0))
              (delegate $outer)))
          (catch_all (i32.const -1))))
      (catch $e)))

  (func $to_caller (result i32)
    (try (result i32)
      (do
        (try (result i32)
          (do (call $raise (i32.const 8)) (i32.const 0))
          (delegate 1)))
      (catch_all (i32.const -1))))

  (func (export "delegated_to_caller") (result i32)
    (try (result i32)
      (do (call $to_caller))
      (catch $e)))

  (func (export "other_tag") (result i32)
    (try (result i32)
      (do
        (try (result i32)
          (do (call $raise (i32.const 5)) (i32.const 0))
          (catch $f (i32.const 1))))
      (catch_all (i32.const 2))))

  (func $forget (export "forget") (param $times i32)
    (loop $again
      (try
        (do (call $raise (local.get $times)))
        (catch $e (drop)))
      (br_if $again
        (local.tee $times (i32.sub (local.get $times) (i32.const 1))))))

  ;; Rethrows what it caught before many others came and went.
  (func (export "remembered") (param $times i32) (result i32)
    (try (result i32)
      (do
        (try
          (do (call $raise (i32.const 1234567)))
          (catch $e
            (drop)
            (call $forget (local.get $times))
            (rethrow 0)))
        (i32.const 0))
      (catch $e))))
