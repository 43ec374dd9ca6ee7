package io.aoscope.engine.device;

import io.aoscope.engine.message.Message;
import io.aoscope.engine.vm.CodePosition;
import io.aoscope.engine.vm.Trap;
import java.util.Locale;

/** Words for calls that ended abnormally. */
final class Traps {
    private Traps() {}

    /** Where a trap happened, as {@code " at 0x1a6 in $handle"}; nothing where it is not known. */
    static String place(Trap trap) {
        String offset = trap.offset() < 0 ? "" : String.format(Locale.ROOT, " at 0x%x", trap.offset());
        return trap.position() == null ? offset : offset + " in " + name(trap.position());
    }

    private static String name(CodePosition position) {
        return position.instance().module().displayName(position.functionIndex());
    }

    /** The text that a node writes to {@code results/<prefix>/output} (semantics 10.2). */
    static String text(Trap trap) {
        return "Exception: "
                + switch (trap.kind()) {
                    case STACK_EXHAUSTED -> "wasm operand stack overflow";
                    case UNINITIALIZED_ELEMENT -> "uninitialized element";
                    case UNCAUGHT_EXCEPTION -> "uncaught wasm exception";
                    default -> trap.message();
                };
    }

    /** A call that a host function ended. */
    static Outcome stopped(String function, Object reason, Message state) {
        return switch (reason) {
            case Failure failure -> new Outcome.Failed(failure);
            case ProcessExit(int code) ->
                Outcome.failed(
                        FailureKind.EXIT,
                        function + " ended the image with proc_exit(" + code + ") instead of returning",
                        state);
            default -> Outcome.failed(FailureKind.STOPPED, function + " was stopped: " + reason, state);
        };
    }
}
