package io.aoscope.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a session says of an image that does something wrong; the process stays usable. */
class BadInputTest {
    private static final MessageDraft MESSAGE = MessageDraft.action("Get");

    @Test
    void aModuleWithoutHandleIsNamedWhenAMessageIsSent() throws ImageException {
        SlotError error = failure("no-handle");

        assertThat(error.kind()).isEqualTo("function-not-found");
        assertThat(error.message()).contains("handle");
        assertThat(error.device()).isEqualTo("json-iface@1.0");
        assertThat(error.pass()).isEqualTo(2);
    }

    @Test
    void aModuleWith32BitMemoryAnswersAndIsWarnedOf() throws ImageException {
        SlotRecord slot = Fixtures.session("memory32").begin(MESSAGE).runToEnd();

        assertThat(slot.status()).isEqualTo(SlotRecord.Status.OK);
        assertThat(slot.warnings())
                .anySatisfy(warning -> assertThat(warning.message()).contains("32-bit"));
    }

    @Test
    void aReplyWithoutTerminatingZeroIsNamedWithItsAddress() throws ImageException {
        SlotError error = failure("reply-unterminated");

        assertThat(error.kind()).isEqualTo("reply-unterminated");
        assertThat(error.message()).contains("0x").contains("zero");
    }

    @Test
    void aReplyThatIsNotJsonIsNamedWithItsPlace() throws ImageException {
        SlotError error = failure("reply-not-json");

        assertThat(error.kind()).isEqualTo("reply-not-json");
        assertThat(error.message()).contains("not JSON at character 0").contains("Hello");
    }

    @Test
    void aTrapIsNamedWithFunctionAndOffset() throws ImageException {
        SlotError error = failure("trap");

        assertThat(error.kind()).isEqualTo("trap");
        assertThat(error.message())
                .contains("unreachable")
                .contains("in deeper")
                .contains("0x");
    }

    @Test
    void aModuleThatAsksForMoreMemoryThanTheLimitDoesNotStart() throws ImageException {
        SlotRecord spawn = spawn("asks-more-memory");

        assertThat(spawn.status()).isEqualTo(SlotRecord.Status.ERROR);
        assertThat(spawn.error().orElseThrow().message())
                .contains("pages")
                .contains("262")
                .contains("limit");
    }

    @Test
    void aMissingImportAnswersZeroAndIsListed() throws ImageException {
        SlotRecord slot = Fixtures.session("missing-import").begin(MESSAGE).runToEnd();

        assertThat(slot.status()).isEqualTo(SlotRecord.Status.OK);
        assertThat(slot.undefinedImports())
                .anySatisfy(one -> assertThat(one.module()).isEqualTo("env"));
    }

    @Test
    void aStartFunctionThatTrapsIsNamed() throws ImageException {
        SlotRecord spawn = spawn("start-traps");

        assertThat(spawn.status()).isEqualTo(SlotRecord.Status.ERROR);
        assertThat(spawn.error().orElseThrow().message()).contains("unreachable");
    }

    @Test
    void everyOtherFaultHasItsKind() throws ImageException {
        assertThat(failure("malloc-zero").kind()).isEqualTo("malloc-failed");
        assertThat(failure("malloc-traps").kind()).isEqualTo("malloc-failed");
        assertThat(failure("malloc-out-of-bounds").kind()).isEqualTo("malloc-failed");
        assertThat(failure("no-malloc").kind()).isEqualTo("malloc-failed");
        assertThat(failure("no-result").kind()).isEqualTo("reply-unreadable");
        assertThat(failure("reply-out-of-bounds").kind()).isEqualTo("reply-unreadable");
        assertThat(failure("reply-empty").kind()).isEqualTo("reply-not-json");
        assertThat(failure("reply-ok-false").kind()).isEqualTo("reply-not-ok");
        assertThat(failure("recursion").kind()).isEqualTo("trap");
        assertThat(failure("uncaught").kind()).isEqualTo("trap");
    }

    @Test
    void aProcessAnswersAfterAMessageThatFailed() throws ImageException {
        ProcessSession session = Fixtures.session("ok");
        MessageDraft bad = new MessageDraft(
                "Get",
                List.of(),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.of("Foo"),
                Optional.empty(),
                Optional.empty());

        SlotRecord refused = session.begin(bad).runToEnd();
        SlotRecord next = session.begin(MESSAGE).runToEnd();

        assertThat(refused.error().orElseThrow().kind()).isEqualTo("bad-target");
        assertThat(refused.error().orElseThrow().message()).contains("Foo");
        assertThat(next.slot()).isEqualTo(2);
        assertThat(next.results().text("data")).contains("fine");
    }

    private static SlotRecord spawn(String name) throws ImageException {
        return new ProcessSession(ImageLoader.load(Fixtures.source(name)), Fixtures.options())
                .spawn()
                .runToEnd();
    }

    private static SlotError failure(String name) throws ImageException {
        SlotRecord slot = Fixtures.session(name).begin(MESSAGE).runToEnd();
        assertThat(slot.status()).isEqualTo(SlotRecord.Status.ERROR);
        return slot.error().orElseThrow();
    }
}
