package io.aoscope.engine.rules;

import static io.aoscope.engine.rules.Severity.ERROR;
import static io.aoscope.engine.rules.Severity.NOTE;
import static io.aoscope.engine.rules.Severity.WARNING;

/** What HyperBEAM does otherwise while a process starts or a message runs. */
public enum RunRule implements Rule {
    SLOT_BLOCKS(
            "slot-blocks",
            ERROR,
            "A failed message blocks the process",
            "A message fails: the image traps, it cannot be given the message, or its reply cannot be used.",
            "The node runs the same slot again before any later one, so no later message is ever answered.",
            "Catch the failure in handle and answer it; no message repairs a process that is stuck.",
            "6.2, 18, 22 number 1 [X]"),
    OPERAND_STACK(
            "operand-stack",
            ERROR,
            "Calls nested deeper than the operand stack",
            "Calls are nested deeper than fits into 64 KiB of frames, as HyperBEAM's engine lays them out.",
            "The call traps with wasm operand stack overflow, and the process is blocked.",
            "Bound the depth, use a loop, or keep large structures in memory instead of in locals. The profile"
                    + " hyperbeam and --operand-stack 65536 have the same stack, so that a run shows whether it is"
                    + " enough.",
            "10.1, 10.2, 22 number 18 [X]"),
    INFINITE_NUMBER(
            "infinite-number",
            ERROR,
            "A number that Erlang does not have",
            "A function returns, or gives to an import, an f64 that is infinite or not a number.",
            "The node cannot read it and waits for ever: the slot hangs.",
            "Return a finite number, or the bits as an integer.",
            "10.2, 10.3 [X]"),
    NO_ARGUMENTS(
            "no-arguments",
            ERROR,
            "A call without arguments",
            "A function with parameters is called with an empty list of them.",
            "The whole node crashes with a segmentation fault.",
            "Give the parameters.",
            "10.2, 18 [X]"),
    ENDLESS_PASSES(
            "endless-passes",
            ERROR,
            "passes is not a number",
            "The key passes of a process is a text, as an untyped tag is.",
            "Every number is less than a text in Erlang, so the passes never end and the slot hangs for ever.",
            "Give passes as an integer, with the tag ao-types: passes=\"integer\".",
            "5 [R]"),
    DEDUP_STOPS(
            "dedup-stops",
            ERROR,
            "dedup@1.0 before wasm-64@1.0",
            "The stack asks dedup@1.0 before wasm-64@1.0.",
            "The node normalises the state before every slot but the first, and dedup@1.0 takes the second time for a"
                + " message that came before: the image is not started again, and the third slot fails, as does every"
                + " later one. Version edge does so where dedup-subject is request.",
            "Put dedup@1.0 behind wasm-64@1.0, or look in handle for messages that come again.",
            "13, docs/semantics/results.md R21 [X]"),
    UNREADABLE_STATE(
            "unreadable-state",
            ERROR,
            "A state that the cache does not give back",
            "The state after a slot holds an integer of more than 15 digits, or a list that begins with a string, a"
                    + " number or an atom and holds a text that is not printable ASCII.",
            "The node answers the slot once and writes the state; reading it fails, so no later slot is ever computed."
                    + " Version edge fails where such an integer is looked at, and takes such lists.",
            "Send large numbers as strings, and texts of other alphabets in messages or as JSON text.",
            "6.5, docs/semantics/cache.md C3 [X]"),
    PUSH_FAILURE(
            "push-failure",
            ERROR,
            "A failure ends the push",
            "A message that push@1.0 delivered fails, and others of the push still wait.",
            "The whole push ends there, and what still waits is not delivered.",
            "Push the slots again whose messages did not arrive.",
            "14, docs/semantics/push.md N8 [R]"),
    CALL_NUMBERS(
            "call-numbers",
            WARNING,
            "Arguments that the node cannot pass",
            "A function is called with an integer beyond signed 32 bits, an integer for a float, a float for an"
                    + " integer, or fewer or more arguments than it takes.",
            "Such an integer arrives as garbage, other numbers are taken bit by bit, missing ones are not"
                    + " initialised, further ones are ignored.",
            "Keep memory below 2 GiB, and write parameters as the function takes them: 5.0 for f64.",
            "9.3, 10.2, 22 number 16 [X]"),
    F32_RESULT(
            "f32-result",
            WARNING,
            "An f32 that comes back as garbage",
            "A function that is called returns an f32.",
            "The node reads it as an f64.",
            "Return f64.",
            "10.2, 22 number 16 [X]"),
    REPLY_AT_THE_END(
            "reply-at-the-end",
            WARNING,
            "A reply at the very end of memory",
            "The zero byte that ends the reply is among the last 7 bytes of memory that the node can read.",
            "The node reads 8 bytes at a time, fails at the end of memory, and the process is blocked.",
            "Put the reply elsewhere; malloc some bytes more than it needs.",
            "8.6 [R]"),
    FROM_PROCESS(
            "from-process",
            WARNING,
            "from-process is not the id of the process",
            "The process has more than one commitment, as one signed over HTTP has.",
            "from-process of its outbox is the hash of all commitments, not the id by which the process is known."
                    + " push@1.0 puts the id there when it delivers.",
            "Do not compare from-process in results with the id of the process.",
            "1.2, 8.6, 22 number 11 [X]"),
    PATCH_MODE(
            "patch-mode",
            WARNING,
            "patch-mode is not read",
            "The process has a patch-mode other than patches.",
            "Nothing reads it: in a stack patch@1.0 always applies patches.",
            "Leave it out.",
            "12, 22 number 26 [X]"),
    PUSH_ENDLESS(
            "push-endless",
            WARNING,
            "Processes that answer each other for ever",
            "Messages that are pushed cause others, without end.",
            "push@1.0 has no limit: such processes push for ever. AOScope stops.",
            "Let one of the processes end it.",
            "14, docs/semantics/push.md N9 [R]"),
    PUSH_ORDER(
            "push-order",
            WARNING,
            "More than nine messages are pushed in another order",
            "A slot sent more than nine messages.",
            "They are pushed in the order of their keys as text: 1, 10, 11, 2.",
            "Send fewer, or do not rely on the order.",
            "14, docs/semantics/push.md N2 [R]"),
    STARTED_TWICE(
            "started-twice",
            NOTE,
            "The image is started in every pass",
            "The process has more than one pass, and init runs in each.",
            "A second instance is started and the first is left behind; what the image did as it was started"
                    + " happens twice.",
            "Nothing, where starting has no effect but on memory.",
            "2, 5, 22 number 6 [X]"),
    PROCESS_MESSAGE_FIRST(
            "process-message-first",
            NOTE,
            "Slot 0 is the process message",
            "A process begins.",
            "A process that is spawned over HTTP is first given its own Process message as slot 0, and newer"
                    + " versions of the SDK add an Eval as slot 1; here the first message is the first that you send.",
            "Let handle answer a message that it does not know.",
            "6.3, 17.2, 22 number 24 [X]"),
    SNAPSHOT_COPIES_STATE(
            "snapshot-copies-state",
            NOTE,
            "Snapshots copy the state",
            "The stack has patch@1.0.",
            "Asked for a snapshot, it answers the whole state, so each snapshot holds a copy of it.",
            "Keep the state small.",
            "6.5, 22 number 23 [X]"),
    BUFFERS_STAY(
            "buffers-stay",
            NOTE,
            "Message and reply stay in memory",
            "json-iface@1.0 asks malloc for room for each message and for the process.",
            "Nothing is freed, the reply neither: every slot takes a little more of the heap of the image.",
            "Reuse a buffer: free or reset in handle what malloc gave for the message before.",
            "8.5, 22 number 21 [X]"),
    NOT_COMPILED(
            "not-compiled",
            NOTE,
            "The image runs slower here",
            "The image uses what AOScope's compiled tier does not know.",
            "No difference: this is about AOScope, which interprets the image.",
            "Nothing.",
            "none: about AOScope");

    private final RuleText text;

    RunRule(String id, Severity severity, String title, String cause, String effect, String remedy, String source) {
        this.text = new RuleText(id, severity, title, cause, effect, remedy, source);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
