package io.aoscope.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.device.Profile;
import io.aoscope.engine.vm.MachineLimits;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The rules of {@code docs/semantics/limits.md}. */
class LimitsTest {
    private static final MachineLimits LIMITS = MachineLimits.DEFAULT;

    @Test
    void l1AMessageOfTooManyInstructionsFailsAndTheNextIsAnswered() throws ImageException {
        ProcessSession session = session(options -> options.withMaxInstructions(1_000_000));

        SlotRecord failed = send(session, "~");

        assertThat(failed.error().orElseThrow().kind()).isEqualTo("limit");
        assertThat(failed.error().orElseThrow().message())
                .contains("the limit of 1,000,000 instructions for a message is reached at 0x")
                .contains("in take");
        assertThat(failed.instructions()).hasValue(1_000_000);
        assertThat(answer(session)).isEqualTo("fine");
    }

    @Test
    void l1TheInstructionsOfAllCallsOfAMessageAreOneSum() throws ImageException {
        ProcessSession session = session(options -> options);
        long all = send(session, "").instructions().orElseThrow();

        assertThat(answer(session(options -> options.withMaxInstructions(all)))).isEqualTo("fine");
        SlotRecord short1 = send(session(options -> options.withMaxInstructions(all - 1)), "");
        assertThat(short1.error().orElseThrow().kind()).isEqualTo("limit");
    }

    @Test
    void l1TheSpawnHasTheSameLimit() throws ImageException {
        ProcessImage image = ImageLoader.load(Fixtures.source("infinite-loop"));
        ImageCall call = new ImageCall(image, Fixtures.options().withMaxInstructions(1000));

        ImageCall.Answer answer = call.call("handle", List.of());

        assertThat(answer.type()).isEqualTo("error");
    }

    @Test
    void l2PagesWrittenToAreLimitedAndTheNextMessageIsAnswered() throws ImageException {
        ProcessSession session = session(options -> options.withLimits(LIMITS.withMaxResidentPages(100)));

        SlotRecord failed = send(session, "^");

        assertThat(failed.error().orElseThrow().kind()).isEqualTo("limit");
        assertThat(failed.error().orElseThrow().message())
                .contains("the limit of 100 pages of 64 KiB that a memory may have written to is reached");
        assertThat(answer(session)).isEqualTo("fine");
        assertThat(session.memory().orElseThrow().residentPages()).isLessThan(10);
    }

    @Test
    void l3FramesAreLimitedAndTheNextMessageIsAnswered() throws ImageException {
        ProcessSession session = session(options -> options.withLimits(LIMITS.withMaxCallDepth(50)));

        SlotRecord failed = send(session, "#");

        assertThat(failed.error().orElseThrow().message())
                .contains("call stack exhausted: the limit of 50 frames is reached");
        assertThat(answer(session)).isEqualTo("fine");
    }

    @Test
    void l4TheOperandStackOfHyperbeamIsALimitOfItsOwn() throws ImageException {
        ProcessSession session = session(options -> options.withLimits(LIMITS.withOperandStackBytes(65_536)));

        SlotRecord failed = send(session, "#");

        assertThat(failed.error().orElseThrow().message()).contains("wasm operand stack overflow");
        assertThat(answer(session)).isEqualTo("fine");
    }

    @Test
    void l5ALimitThatCompiledCodeDoesNotCountKeepsAProcessOnTheSteppingTier() throws ImageException {
        ProcessImage image = ImageLoader.load(Fixtures.source("greedy"));
        SessionOptions compiled = Fixtures.options(TierChoice.COMPILED);

        assertThat(CompiledTier.obstacle(image.module(), compiled)).isEmpty();
        assertThat(CompiledTier.obstacle(image.module(), compiled.withMaxInstructions(5)))
                .hasValue("the instructions of a message are limited, and compiled code counts none");
        assertThat(CompiledTier.obstacle(image.module(), compiled.withLimits(LIMITS.withMaxCallDepth(5))))
                .hasValue("the call depth is limited to 5 frames, which compiled code does not count");
        assertThat(CompiledTier.obstacle(image.module(), compiled.withLimits(LIMITS.withOperandStackBytes(65_536))))
                .hasValue("the operand stack is limited, which compiled code does not count");
        assertThat(CompiledTier.obstacle(image.module(), compiled.withProfile(Profile.HYPERBEAM)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("HyperBEAM profile"));
    }

    @Test
    void l5PagesAreLimitedAlikeOnCompiledCode() throws ImageException {
        SessionOptions options = Fixtures.options(TierChoice.COMPILED).withLimits(LIMITS.withMaxResidentPages(100));
        ProcessSession session = new ProcessSession(ImageLoader.load(Fixtures.source("greedy")), options);
        session.spawn().runToEnd();

        SlotRecord failed = send(session, "^");

        assertThat(failed.error().orElseThrow().message()).contains("the limit of 100 pages of 64 KiB");
        assertThat(send(session, "").tier()).isEqualTo(SlotRecord.COMPILED);
        assertThat(answer(session)).isEqualTo("fine");
    }

    @Test
    void aLimitOfNoInstructionsIsRefused() {
        assertThatThrownBy(() -> Fixtures.options().withMaxInstructions(0)).hasMessageContaining("use 1 or more");
    }

    private static ProcessSession session(UnaryOperator<SessionOptions> change) throws ImageException {
        ProcessSession session =
                new ProcessSession(ImageLoader.load(Fixtures.source("greedy")), change.apply(Fixtures.options()));
        assertThat(session.spawn().runToEnd().status()).isEqualTo(SlotRecord.Status.OK);
        return session;
    }

    private static SlotRecord send(ProcessSession session, String data) {
        return session.begin(MessageDraft.action("Take").withData(data)).runToEnd();
    }

    private static String answer(ProcessSession session) {
        return send(session, "").results().text("data").orElse("no data");
    }
}
