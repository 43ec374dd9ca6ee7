package io.aoscope.samples;

import java.util.List;
import java.util.Optional;

/** The bundled samples, in the order a newcomer meets them. */
public final class Samples {

    private static final String SHARED_C = "shared/ao.h";

    private static final List<Sample> ALL = List.of(
            new Sample(
                    "counter-wat",
                    "Counter (WAT)",
                    "Counts Inc messages and answers Get, in a few functions of readable WebAssembly text.",
                    "WAT",
                    "counter-wat/counter.wasm",
                    List.of("counter-wat/counter.wat")),
            new Sample(
                    "counter-c",
                    "Counter (C)",
                    "The same counter in C, with names and line numbers in the image.",
                    "C",
                    "counter-c/counter.wasm",
                    List.of("counter-c/counter.c", SHARED_C)),
            new Sample(
                    "counter-rust",
                    "Counter (Rust)",
                    "The same counter in Rust without its standard library, with names and line numbers.",
                    "Rust",
                    "counter-rust/counter.wasm",
                    List.of("counter-rust/counter.rs", "shared/ao.rs")),
            new Sample(
                    "hello-stdout",
                    "Hello, standard output",
                    "Prints a line through WASI's fd_write; it appears in vfs/dev/stdout.",
                    "C",
                    "hello-stdout/hello.wasm",
                    List.of("hello-stdout/hello.c", SHARED_C)),
            new Sample(
                    "patch",
                    "Patch the process state",
                    "Sends a message that patch@1.0 takes out of the outbox and merges into the process.",
                    "C",
                    "patch/patch.wasm",
                    List.of("patch/patch.c", SHARED_C)),
            new Sample(
                    "trap",
                    "Traps and an endless loop",
                    "Traps in the way the Action asks for, or loops until it is paused and stopped.",
                    "WAT",
                    "trap/trap.wasm",
                    List.of("trap/trap.wat")),
            new Sample(
                    "grow-and-write",
                    "Grow memory, write a file",
                    "Grows memory by the pages a message asks for and writes a file in the virtual file system.",
                    "C",
                    "grow-and-write/grow.wasm",
                    List.of("grow-and-write/grow.c", SHARED_C)),
            new Sample(
                    "ping-pong",
                    "Ping-pong of two processes",
                    "Two processes of one image that answer each other's messages until one of them has won.",
                    "C",
                    "ping-pong/ping-pong.wasm",
                    List.of("ping-pong/ping-pong.c", SHARED_C)));

    private Samples() {}

    /** All samples. */
    public static List<Sample> list() {
        return ALL;
    }

    /** The sample with this {@link Sample#id()}. */
    public static Optional<Sample> find(String id) {
        return ALL.stream().filter(sample -> sample.id().equals(id)).findFirst();
    }
}
