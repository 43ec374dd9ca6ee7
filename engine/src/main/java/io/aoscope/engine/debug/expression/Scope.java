package io.aoscope.engine.debug.expression;

import java.util.Optional;

/** What expressions can see of a moment. Empty is what is not there. */
public interface Scope {
    /** A local of the frame, by its index or the name the image gives it. */
    Optional<Result> local(String name);

    /** An operand of the frame, 0 the topmost. */
    Optional<Result> operand(int fromTop);

    /** A global, by its index or the name the image gives it. */
    Optional<Result> global(String name);

    /** {@code pages}, {@code depth}, {@code function}, {@code offset}, {@code slot}, {@code pass}, {@code instruction}. */
    Optional<Result> word(String name);

    /** What there is of a kind, as {@link Asked#missing} takes it. */
    Optional<String> there(Asked.Kind kind);

    /** Bytes of linear memory; fewer where it ends. */
    byte[] memory(long address, int length);
}
