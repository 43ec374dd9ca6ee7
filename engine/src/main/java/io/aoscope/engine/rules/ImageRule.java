package io.aoscope.engine.rules;

import static io.aoscope.engine.rules.Severity.ERROR;
import static io.aoscope.engine.rules.Severity.NOTE;
import static io.aoscope.engine.rules.Severity.REFUSAL;
import static io.aoscope.engine.rules.Severity.WARNING;

/**
 * The rules by which HyperBEAM treats an image. The check finds them in the file; some are also told while a message
 * runs, where they strike. Observed means of HyperBEAM or of its WebAssembly engine, WAMR 2.2.0 built as HyperBEAM builds
 * it.
 */
public enum ImageRule implements Rule {
    MALFORMED(
            "malformed",
            REFUSAL,
            "Not a module that can be read",
            "The bytes do not follow the binary format of WebAssembly.",
            "The start of the process fails: Failed to create module.",
            "Build the image again, or copy it again where it was cut short.",
            "10.1 [X]"),
    INVALID(
            "invalid",
            REFUSAL,
            "Not a valid module",
            "The module breaks a rule of WebAssembly validation.",
            "The start of the process fails: Failed to create module.",
            "Mend the tool that wrote the module; compilers write valid ones.",
            "10.1 [X]"),
    SIMD(
            "simd",
            REFUSAL,
            "SIMD instructions",
            "The image uses vector instructions or the type v128.",
            "The interpreter does not know them (unsupported opcode fd) and the start of the process fails.",
            "Compile without SIMD: no -msimd128, in Rust -C target-feature=-simd128.",
            "10.6 [X]"),
    REFERENCE_TYPES(
            "reference-types",
            REFUSAL,
            "Reference types",
            "The image uses externref, more than one table, instructions that read or change tables, or element"
                    + " segments that are not copied at the start.",
            "The engine is built without reference types and the start of the process fails.",
            "Compile without reference types: -mno-reference-types, in Rust -C target-feature=-reference-types.",
            "10.6 [X]"),
    TABLE_INDEX_ENCODING(
            "table-index-encoding",
            REFUSAL,
            "Long form of a table index",
            "call_indirect writes its table index in more than one byte, as compilers do with reference types on.",
            "The engine is built without reference types, reads one byte, finds no such table, and the start of the"
                    + " process fails.",
            "Compile without reference types (-mno-reference-types, in Rust -C target-feature=-reference-types), link"
                    + " with wasm-ld --strip-debug --compress-relocations, or run wasm-opt over the image.",
            "10.6 [X]"),
    STANDARD_EXCEPTIONS(
            "standard-exceptions",
            REFUSAL,
            "Exceptions of the newer kind",
            "The image uses try_table, throw_ref or exnref.",
            "The engine knows the legacy instructions try and catch alone, and the start of the process fails.",
            "Compile with legacy exceptions: -mllvm -wasm-use-legacy-eh=true, with Emscripten"
                    + " -sWASM_LEGACY_EXCEPTIONS=1.",
            "10.6 [X]"),
    EXTENDED_CONSTANTS(
            "extended-constants",
            REFUSAL,
            "A computed constant",
            "The initial value of a global or the offset of a segment is computed with add, sub or mul, or taken from a"
                    + " global of the image.",
            "The engine takes a constant there, and the start of the process fails.",
            "Compile without extended constants: -mno-extended-const.",
            "10.6 [X]"),
    MULTIPLE_MEMORIES(
            "multiple-memories",
            REFUSAL,
            "More than one memory",
            "The image has more than one memory.",
            "The engine allows one, and the start of the process fails.",
            "Use one memory.",
            "10.6 [X]"),
    SHARED_MEMORY(
            "shared-memory",
            REFUSAL,
            "Shared memory",
            "The memory is declared as shared between threads.",
            "The engine is built without threads, and the start of the process fails.",
            "Compile without threads: no -pthread, no -matomics.",
            "0.2, 10.6 [X]"),
    LIMITS(
            "limits",
            REFUSAL,
            "Limits that are too large",
            "A memory or table declares 2^32 pages or elements or more, as its minimum or maximum.",
            "The engine reads 32 bits there, and the start of the process fails.",
            "Declare less, or no maximum.",
            "10.4 [X]"),
    EXPORTED_TAG(
            "exported-tag",
            REFUSAL,
            "An exported exception tag",
            "The image exports a tag.",
            "The engine does not know such exports: the start of the process fails, and was seen to take the engine"
                    + " down.",
            "Do not export it; link statically.",
            "10.1 [X]"),
    IMPORT_KIND(
            "import-kind",
            REFUSAL,
            "An import that is not a function",
            "The image imports a memory, a table or a global.",
            "HyperBEAM provides functions alone: Failed to create WASM instance (although module was created).",
            "Define it in the image and export it; with wasm-ld leave out --import-memory and --import-table.",
            "10.1 [X]"),
    SEGMENT_OUTSIDE(
            "segment-outside",
            REFUSAL,
            "A segment that does not fit",
            "A data or element segment is copied beyond the end of the memory or table.",
            "The start of the process fails: Failed to create WASM instance (although module was created).",
            "Declare more memory (wasm-ld --initial-memory) or a larger table.",
            "10.1 [X]"),
    START_TRAPS(
            "start-traps",
            REFUSAL,
            "A trap while the image starts",
            "The start function, __post_instantiate or __wasm_call_ctors traps.",
            "The start of the process fails: Failed to create WASM instance (although module was created).",
            "Mend the function, or do its work in handle.",
            "10.1 [X]"),
    START_IMPORTS(
            "start-imports",
            REFUSAL,
            "An import is called while the image starts",
            "The start function, __post_instantiate or __wasm_call_ctors calls an import.",
            "Imports are linked only after that, so the call traps and the start of the process fails: Failed to create"
                    + " WASM instance (although module was created).",
            "Call imports from handle alone; with Emscripten build with -sSTANDALONE_WASM, so that __wasm_call_ctors is"
                    + " not exported.",
            "10.1, corrected by observation [X]"),
    HANDLE_MISSING(
            "handle-missing",
            ERROR,
            "No handle",
            "No function is exported as handle.",
            "json-iface@1.0 calls handle, so every message of an aos-style process fails with Function not found:"
                    + " handle and blocks the process. Other exports can be called through wasm-64@1.0 alone.",
            "Export handle (message pointer, process pointer) -> reply pointer.",
            "10.2, 18 [X]"),
    HANDLE_TYPE(
            "handle-type",
            ERROR,
            "handle has another type",
            "handle does not take two pointers and return one.",
            "A missing result fails every message; a parameter beyond the second is not initialised; floats are"
                    + " misread.",
            "Declare handle as (i64, i64) -> i64, in an image with 32-bit memory as (i32, i32) -> i32.",
            "8.6, 10.2 [X]"),
    MALLOC_MISSING(
            "malloc-missing",
            ERROR,
            "No malloc",
            "No function is exported as malloc.",
            "json-iface@1.0 asks malloc for room for the message, so every message fails and blocks the process.",
            "Export malloc (size) -> pointer.",
            "8.5, 18 [X]"),
    MALLOC_TYPE(
            "malloc-type",
            ERROR,
            "malloc has another type",
            "malloc does not take a size and return a pointer.",
            "Without a result every message fails; a parameter beyond the first is not initialised; floats are"
                    + " misread.",
            "Declare malloc as (i64) -> i64, in an image with 32-bit memory as (i32) -> i32.",
            "8.5, 10.2 [X]"),
    MEMORY_NOT_EXPORTED(
            "memory-not-exported",
            ERROR,
            "Memory is not exported",
            "The image exports no memory.",
            "The node sees a memory of 0 bytes: every message fails as it is written, and snapshots are empty.",
            "Export the memory.",
            "10.4 [X]"),
    MEMORY_SIZE_UNSEEN(
            "memory-size-unseen",
            ERROR,
            "Memory above 64 KiB is invisible to the node",
            "The image has no memory.size and no memory.grow instruction, and uses memory above 64 KiB.",
            "The engine folds the memory into one page. The image can use all of it, but the node reads, writes and"
                    + " snapshots only the first 65536 bytes: messages and replies above fail, state above is lost.",
            "Call memory.size somewhere (__builtin_wasm_memory_size(0), core::arch::wasm64::memory_size::<0>()), or"
                    + " keep everything below 64 KiB with a smaller stack.",
            "10.4, 22 number 4 [X]"),
    WASI_HANGS(
            "wasi-hangs",
            WARNING,
            "A WASI function that hangs",
            "The image can call fd_write, fd_read or path_open.",
            "fd_write with a buffer, path_open, and fd_read of a file that is not there fail inside the node, which"
                    + " then never answers: the slot hangs for ever.",
            "Do not print or open files: return output in the reply, keep state in memory.",
            "11.2, 22 number 2 [X]"),
    CLOCK(
            "clock-time-get",
            WARNING,
            "The clock fails",
            "The image can call clock_time_get.",
            "It returns error number 1 and writes no time; the image sees what stood there before.",
            "Take the time from the message, such as its Block-Height.",
            "11.2, 22 number 15 [X]"),
    PROC_EXIT(
            "proc-exit",
            WARNING,
            "proc_exit returns",
            "The image can call proc_exit.",
            "It returns to the image, which goes on after the call as if nothing were.",
            "Trap instead, with unreachable or abort, where the call must not go on.",
            "11.2, 22 number 15 [X]"),
    WASI_STUB(
            "wasi-stub",
            WARNING,
            "A WASI function that does nothing",
            "The image can call a function of wasi_snapshot_preview1 that wasi@1.0 does not have.",
            "A stub returns 0, success, and writes nothing; each call is recorded in the state of the process for"
                    + " ever.",
            "Do without the call, or do not rely on what it should write.",
            "9.5, 11.2, 22 number 14 [X]"),
    IMPORT_STUB(
            "import-stub",
            WARNING,
            "An import that no device answers",
            "The image can call an imported function of a module for which an aos-style process has no device.",
            "A stub returns 0; each call is recorded in the state of the process for ever.",
            "Link the function into the image, or give the process a device under stdlib for its module.",
            "9.4, 9.5, 22 number 14 [X]"),
    IMPORT_NAME(
            "import-name",
            WARNING,
            "An import with the name of a function of every message",
            "The image can call an import called get, set, keys, id, info, remove, commit, committed, committers,"
                    + " verify, state, set_path or set-path, of a module for which the process has no device.",
            "HyperBEAM does not answer it by a stub: it runs that function of messages, cannot use what it answers, and"
                    + " the slot hangs for ever.",
            "Call the import something else, or give the process a device under stdlib for its module.",
            "9.4 [X]"),
    INVOKE(
            "invoke",
            WARNING,
            "invoke_ functions lose arguments and results",
            "The image can call an import whose name begins with invoke, as Emscripten's exceptions and setjmp do.",
            "The driver calls the table element itself: without arguments not at all, with any but a single i32 with"
                    + " wrong ones, and the image always gets 0 back.",
            "Use WebAssembly exceptions: -fwasm-exceptions with Emscripten's -sSUPPORT_LONGJMP=wasm.",
            "10.5, 22 number 17 [X]"),
    IMPORT_NUMBERS(
            "import-numbers",
            WARNING,
            "Numbers an import cannot carry",
            "An import has an f32 parameter, or a result that is not i32.",
            "f32 arguments arrive as garbage; of a result 32 bits are kept, so that floats arrive as 0 or garbage and a"
                    + " negative i64 as a positive one.",
            "Pass floats as f64, and large or floating results through memory.",
            "10.3, 22 number 16 [X]"),
    RETHROW(
            "rethrow",
            WARNING,
            "A rethrown exception loses its value",
            "The image uses rethrow, as C++ compiled with exceptions does.",
            "The engine throws the exception again with other values: the last 32 bits of its payload are the number of"
                    + " its tag, what is before them is what happened to lie on the stack.",
            "Keep what was caught in a local and throw it anew, or return errors instead.",
            "10.6 [X]"),
    IMPORT_TAG(
            "import-tag",
            WARNING,
            "An imported exception tag",
            "The image imports a tag.",
            "The engine starts such an image; what becomes of a throw was not observed.",
            "Define the tag in the image; link statically.",
            "none: unknown"),
    AOT(
            "aot",
            WARNING,
            "Compiled ahead of time",
            "The file is no WebAssembly but what WAMR's compiler made of it.",
            "The engine knows such a file by its first bytes and runs it natively, where it was made for the processor"
                    + " and the version of the node; elsewhere the process does not start. The key Mode decides nothing"
                    + " about it.",
            "Deploy the WebAssembly; every node runs that.",
            "9.1, 10.1 [R]"),
    MEMORY32(
            "memory32",
            WARNING,
            "32-bit memory",
            "The memory of the image has 32-bit addresses.",
            "HyperBEAM runs such images too, but WASI structures have 64-bit pointers, so an iovec has 16 bytes.",
            "Compile for wasm64; with clang --target=wasm64.",
            "9.1, 11.2 [X]"),
    POINTER_WIDTH(
            "pointer-width",
            WARNING,
            "Pointers of the other width",
            "handle or malloc takes or returns pointers of another width than the memory has addresses.",
            "HyperBEAM passes the numbers all the same, as long as they fit into signed 32 bits. The engine does not"
                    + " recognise such a malloc and adds a host heap.",
            "Use i64 pointers with 64-bit memory, i32 with 32-bit memory.",
            "10.2, 10.4 [X]"),
    MEMORY_FOLDED(
            "memory-folded",
            WARNING,
            "Only 64 KiB may be visible to the node",
            "The image declares more than one page and has no memory.size and no memory.grow instruction.",
            "The engine folds the memory into one page, of which the node reads, writes and snapshots only the first"
                    + " 65536 bytes.",
            "Call memory.size somewhere, or declare one page.",
            "10.4, 22 number 4 [X]"),
    MEMORY_GROWTH(
            "memory-growth",
            WARNING,
            "Memory that can grow",
            "The image contains memory.grow and its memory may grow.",
            "Once memory has grown, a snapshot is larger than the memory of a fresh instance, and restoring it does"
                    + " nothing: the process silently loses its state.",
            "Declare all the memory that is needed as the minimum: wasm-ld --initial-memory, Emscripten"
                    + " -sINITIAL_MEMORY with -sALLOW_MEMORY_GROWTH=0.",
            "9.7, 22 number 5 [X]"),
    HOST_HEAP_GROWTH(
            "host-heap-growth",
            WARNING,
            "Growth behind a host heap",
            "The image contains memory.grow and exports no malloc and free that the engine recognises.",
            "The engine puts a page of its own structures behind the declared memory. An allocator that takes all"
                    + " memory for its own overwrites it: then memory.grow answers -1, although memory.size tells the"
                    + " new size, and using it traps. aos was seen to trap so as soon as its memory grew.",
            "Export malloc (i64) -> i64 and free (i64) -> (), and declare enough memory from the start.",
            "10.4, 22 number 7 [X]"),
    GROWTH_FAILS(
            "growth-fails",
            WARNING,
            "Memory that cannot grow",
            "The image contains memory.grow, its 64-bit memory declares no maximum, and it exports no malloc and free"
                    + " that the engine recognises.",
            "The page that the engine adds overflows its count of 32 bits: every memory.grow answers -1.",
            "Declare a maximum below 2^32 - 1 pages (wasm-ld --max-memory), or export malloc (i64) -> i64 and free"
                    + " (i64) -> ().",
            "10.4 [X]"),
    MEMORY_ABOVE_2_GIB(
            "memory-above-2-gib",
            WARNING,
            "Memory above 2 GiB",
            "The memory is or can grow larger than 2 GiB.",
            "Pointers are passed as signed 32-bit integers: one above 2 GiB arrives as garbage.",
            "Declare at most 32768 pages.",
            "10.2, 22 number 16 [X]"),
    FREE_TYPE(
            "free-type",
            WARNING,
            "free is not recognised",
            "free is exported but is not (pointer) -> (), for example because it returns a result.",
            "The engine does not recognise it and adds a host heap of 64 KiB behind the memory of the image, which"
                    + " sees it as an additional page. HyperBEAM itself never calls free.",
            "Declare free as (i64) -> (), in an image with 32-bit memory as (i32) -> ().",
            "10.4, 17.3 [X]"),
    MUTABLE_GLOBAL(
            "mutable-global",
            WARNING,
            "State in a global",
            "Code writes a global that is not a stack pointer.",
            "Snapshots hold memory alone: after a restore, which may come before any message, the global has its"
                    + " initial value again.",
            "Keep state in memory.",
            "9.7, 22 numbers 3 and 25 [X]"),
    INITIALIZE_NOT_RUN(
            "initialize-not-run",
            WARNING,
            "_initialize does not run",
            "The image exports _initialize, which has something to do.",
            "HyperBEAM does not call it, so constructors have not run when handle is called.",
            "Export __wasm_call_ctors, which HyperBEAM calls, or call it from handle the first time.",
            "10.1 [X]"),
    START_RUNS(
            "start-runs",
            NOTE,
            "Code runs at each start",
            "The image has a start section, or exports __wasm_call_ctors or __post_instantiate.",
            "It runs at every start of an instance: in every pass of the first message, and before every restore, whose"
                    + " memory then replaces what it wrote.",
            "Nothing, where it only sets up memory.",
            "10.1, 22 number 6 [X]"),
    START_NOT_RUN(
            "start-not-run",
            NOTE,
            "_start does not run",
            "The image exports _start.",
            "HyperBEAM does not call it, nor the main behind it.",
            "Nothing, where handle does not rely on main.",
            "10.1 [X]"),
    HOST_HEAP(
            "host-heap",
            NOTE,
            "A host heap is added",
            "The image has a memory, but does not export both malloc (pointer) -> pointer and free (pointer) -> ().",
            "The engine adds 64 KiB for itself behind the memory of the image, or at __heap_base where the image"
                    + " exports that global; the image sees an additional page, and fresh snapshots differ in it.",
            "Export free (i64) -> () beside malloc.",
            "10.4 [X]"),
    NO_TIMESTAMP(
            "no-timestamp",
            NOTE,
            "No timestamp reaches the image",
            "The data of the image has the text Timestamp, as one that reads it from messages does.",
            "Of the assignment the image gets Block-Height alone, and Module: no Timestamp, no slot, no Epoch, Nonce,"
                    + " Hash-Chain or Cron.",
            "Use Block-Height, or let the sender put the time into a tag.",
            "8.2, 22 number 20 [X]"),
    TABLE64(
            "table64",
            NOTE,
            "A function table with 64-bit indices",
            "A table has 64-bit indices, as clang declares it for wasm64.",
            "The engine runs such images; HyperBEAM's own images have 32-bit tables, and invoke_ imports were observed"
                    + " with those alone.",
            "Nothing, where the image has no invoke_ imports. With clang 19 compile with -mno-reference-types, so that"
                    + " table indices are written in one byte.",
            "10.5, 10.6 [X]"),
    BULK_MEMORY(
            "bulk-memory",
            NOTE,
            "Bulk memory instructions",
            "The image uses memory.copy, memory.fill, memory.init or data.drop.",
            "They work on the build that was observed, although a guide for HyperBEAM says that they are rejected.",
            "For nodes of another build compile with -mno-bulk-memory.",
            "10.6 [X]"),
    CALL_DEPTH(
            "call-depth",
            NOTE,
            "Recursion",
            "handle can reach a function that calls itself, directly or through others.",
            "The operand stack has 64 KiB: a trivial function stops at about 480 calls with wasm operand stack"
                    + " overflow.",
            "Bound the depth, or use a loop.",
            "10.2, 22 number 18 [X]"),
    SNAPSHOT_SIZE(
            "snapshot-size",
            NOTE,
            "Large snapshots",
            "The declared memory has 16 MiB or more.",
            "Every slot stores a copy of the whole memory, whether it was used or not.",
            "Declare less memory.",
            "6.5 [X]"),
    UPLOAD_SIZE(
            "upload-size",
            NOTE,
            "Larger than a free upload",
            "The file has more than 100 KB (102,400 bytes).",
            "Uploading it to Arweave costs; smaller files are free.",
            "Optimise for size (-Oz, wasm-opt -Oz) and strip debug information (wasm-strip).",
            "none: the upload service's limit");

    private final RuleText text;

    ImageRule(String id, Severity severity, String title, String cause, String effect, String remedy, String source) {
        this.text = new RuleText(id, severity, title, cause, effect, remedy, source);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
