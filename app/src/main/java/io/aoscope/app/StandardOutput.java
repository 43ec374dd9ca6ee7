package io.aoscope.app;

import io.aoscope.ui.kit.FileProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Standard output, which remembers that it could not be written; a {@link java.io.PrintWriter} tells nobody. */
final class StandardOutput extends OutputStream {
    private final OutputStream target;
    private @Nullable IOException failure;

    StandardOutput(OutputStream target) {
        this.target = target;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (failure != null) {
            return;
        }
        try {
            target.write(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
        }
    }

    /** Why something was lost. Empty where all was written, and where a reader such as {@code head} wanted no more. */
    Optional<String> problem() {
        IOException e = failure;
        if (e == null || String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe")) {
            return Optional.empty();
        }
        return Optional.of(
                "standard output could not be written: " + FileProblem.why(e) + "; what was printed is not complete");
    }
}
