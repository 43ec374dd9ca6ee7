package io.aoscope.engine.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class AnswersTest {
    @Test
    void aTaskThatRunsOutOfMemoryEndsItsAnswer() {
        var answer = Answers.of(Runnable::run, () -> {
            throw new OutOfMemoryError("Java heap space");
        });

        assertThat(answer).isCompletedExceptionally();
        assertThatThrownBy(answer::join).hasCauseInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void aClosedWorkerSaysSo() {
        var answer = Answers.of(
                task -> {
                    throw new RejectedExecutionException();
                },
                () -> "never");

        assertThatThrownBy(answer::join).hasRootCauseMessage("The session is closed.");
    }
}
