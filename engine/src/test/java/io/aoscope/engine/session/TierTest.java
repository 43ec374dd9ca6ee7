package io.aoscope.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.RealImages;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.fast.CodeCache;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.MachineLimits;
import io.aoscope.engine.vm.Stop;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a slot says of the tier it ran on, and that both give the same. */
class TierTest {
    private static final MessageDraft MESSAGE = MessageDraft.action("Count");

    @Test
    void compiledCodeGivesTheSameResultsAndMemoryButNoCount() throws ImageException {
        ProcessSession stepping = session("debug/stepping", TierChoice.STEPPING);
        ProcessSession compiled = session("debug/stepping", TierChoice.COMPILED);

        for (int i = 0; i < 3; i++) {
            SlotRecord one = stepping.begin(MESSAGE).runToEnd();
            SlotRecord other = compiled.begin(MESSAGE).runToEnd();

            assertThat(one.tier()).isEqualTo(SlotRecord.STEPPING);
            assertThat(other.tier()).isEqualTo(SlotRecord.COMPILED);
            assertThat(one.instructions()).isPresent();
            assertThat(other.instructions()).isEmpty();
            assertThat(other.results()).isEqualTo(one.results());
            assertThat(bytes(other)).isEqualTo(bytes(one));
        }
    }

    @Test
    void aTrapOfCompiledCodeIsNamedWithItsPlaceLikeAnyOther() throws ImageException {
        SlotRecord stepping =
                session("trap", TierChoice.STEPPING).begin(MESSAGE).runToEnd();
        SlotRecord compiled =
                session("trap", TierChoice.COMPILED).begin(MESSAGE).runToEnd();

        assertThat(compiled.error()).isEqualTo(stepping.error());
        assertThat(compiled.error().orElseThrow().message()).contains("unreachable at 0x");
    }

    @Test
    void importsAnsweredByTheStubAreListedOnce() throws ImageException {
        SlotRecord stepping =
                session("missing-import", TierChoice.STEPPING).begin(MESSAGE).runToEnd();
        SlotRecord compiled =
                session("missing-import", TierChoice.COMPILED).begin(MESSAGE).runToEnd();

        assertThat(compiled.undefinedImports()).isEqualTo(stepping.undefinedImports());
    }

    @Test
    void runawayRecursionIsTheSameTrapOnBothTiers() throws ImageException {
        SlotRecord stepping =
                session("recursion", TierChoice.STEPPING).begin(MESSAGE).runToEnd();
        SlotRecord compiled =
                session("recursion", TierChoice.COMPILED).begin(MESSAGE).runToEnd();

        assertThat(compiled.error()).isEqualTo(stepping.error());
    }

    @Test
    void anInterruptedCallOfCompiledCodeStandsAtItsStartOnTheSteppingTier() throws Exception {
        SlotRun run = session("infinite-loop", TierChoice.COMPILED).begin(MESSAGE);
        while (run.where() != SlotRun.Where.IN_MACHINE || !run.call().function().equals("handle")) {
            if (run.where() != SlotRun.Where.IN_MACHINE) {
                run.advance();
            } else {
                run.run(Long.MAX_VALUE);
            }
        }
        AtomicReference<Runnable> interrupt = new AtomicReference<>(() -> {});

        CompletableFuture<Boolean> ended = CompletableFuture.supplyAsync(() -> run.runCompiled(interrupt::set));
        while (!ended.isDone()) {
            Objects.requireNonNull(interrupt.get()).run();
            Thread.onSpinWait();
        }

        assertThat(ended.get()).isFalse();
        assertThat(run.call().machine().instructions()).isZero();
        assertThat(run.run(1000)).isEqualTo(new Stop.BudgetSpent());
        assertThat(run.instructions().orElseThrow()).isGreaterThan(1000);
    }

    @Test
    void aProcessCanChangeTiersBetweenAnyTwoMessages() throws ImageException {
        ProcessSession stepping = session("debug/stepping", TierChoice.STEPPING);
        ProcessSession changing = session("debug/stepping", TierChoice.STEPPING);
        for (int i = 0; i < 6; i++) {
            changing.tier(i % 2 == 0 ? TierChoice.COMPILED : TierChoice.STEPPING);
            SlotRecord expected = stepping.begin(MESSAGE).runToEnd();
            SlotRecord slot = changing.begin(MESSAGE).runToEnd();

            assertThat(slot.tier()).isEqualTo(i % 2 == 0 ? SlotRecord.COMPILED : SlotRecord.STEPPING);
            assertThat(slot.results()).isEqualTo(expected.results());
            assertThat(bytes(slot)).isEqualTo(bytes(expected));
        }
    }

    @Test
    void aSnapshotOfOneTierGoesOnOnTheOther() throws Exception {
        for (TierChoice from : new TierChoice[] {TierChoice.STEPPING, TierChoice.COMPILED}) {
            TierChoice to = from == TierChoice.STEPPING ? TierChoice.COMPILED : TierChoice.STEPPING;
            ProcessSession first = session("debug/stepping", from);
            first.begin(MESSAGE).runToEnd();
            first.begin(MESSAGE).runToEnd();
            byte[] file = SnapshotFile.encode(first.save("after two"));

            ProcessSession second = session("debug/stepping", to);
            second.restore(second.fitting(SnapshotFile.decode(file, "file"), "file"));
            SlotRecord expected = first.begin(MESSAGE).runToEnd();
            SlotRecord slot = second.begin(MESSAGE).runToEnd();

            assertThat(slot.slot()).isEqualTo(3);
            assertThat(slot.results()).isEqualTo(expected.results());
            assertThat(bytes(slot)).isEqualTo(bytes(expected));
        }
    }

    @Test
    void anImageOfLittleWorkStaysOnTheSteppingTier() throws ImageException {
        SlotRecord slot =
                session("debug/stepping", TierChoice.AUTO).begin(MESSAGE).runToEnd();

        assertThat(slot.tier()).isEqualTo(SlotRecord.STEPPING);
        assertThat(slot.instructions()).isPresent();
    }

    @Test
    void aosAnswersTheSameOnCompiledCode() throws ImageException {
        ImageSource source = new ImageSource("aos", Optional.empty(), RealImages.bytes("aos-2-pure-xs"));
        ProcessSession session = new ProcessSession(ImageLoader.load(source), Fixtures.options(TierChoice.COMPILED));
        session.spawn().runToEnd();

        SlotRecord slot = session.begin(MessageDraft.action("Eval").withData("return 1+1"))
                .runToEnd();

        assertThat(slot.results().text("data")).contains("2");
        assertThat(slot.tier()).isEqualTo(SlotRecord.COMPILED);
    }

    @Test
    void anImageOfMuchWorkGoesOverToCompiledCode() throws ImageException {
        ProcessImage image = large();
        ProcessSession session = new ProcessSession(image, automatic(CodeCache.NONE));
        session.spawn().runToEnd();
        SlotRun run = session.begin(MESSAGE);
        while (run.where() != SlotRun.Where.IN_MACHINE) {
            run.advance();
        }
        Instance instance = run.call().instance();
        Tiers tiers = new Tiers(image, automatic(CodeCache.NONE));

        tiers.executed(Tiers.WORTH_COMPILING - 1);
        assertThat(tiers.ready(instance)).isEmpty();

        tiers.executed(1);
        assertThat(tiers.ready(instance)).isPresent();
    }

    @Test
    void codeThatWasKeptIsNotCompiledAgain() throws ImageException {
        Kept kept = new Kept();
        ProcessImage image = large();
        new ProcessSession(image, Fixtures.options(TierChoice.COMPILED).withCodeCache(kept))
                .spawn()
                .runToEnd();
        assertThat(kept.stored).isEqualTo(1);

        ProcessSession next = new ProcessSession(image, automatic(kept));
        next.tier(TierChoice.COMPILED);
        next.spawn().runToEnd();

        assertThat(next.begin(MESSAGE).runToEnd().tier()).isEqualTo(SlotRecord.COMPILED);
        assertThat(kept.stored).isEqualTo(1);
    }

    private static ProcessImage large() throws ImageException {
        byte[] bytes = padded(Fixtures.bytes("debug/stepping"));
        return ImageLoader.load(new ImageSource("stepping", Optional.empty(), bytes));
    }

    private static SessionOptions automatic(CodeCache cache) {
        return new SessionOptions(
                        Profile.STANDARD,
                        MachineLimits.DEFAULT,
                        InstantSource.system(),
                        TierChoice.AUTO,
                        new DirectExecutor())
                .withCodeCache(cache);
    }

    /** An image with a custom section of 64 KiB at its end. */
    private static byte[] padded(byte[] image) {
        byte[] section = {0, (byte) 0x81, (byte) 0x80, 4, 0};
        byte[] padded = Arrays.copyOf(image, image.length + 4 + 0x10001);
        System.arraycopy(section, 0, padded, image.length, section.length);
        return padded;
    }

    private static final class Kept implements CodeCache {
        private final Map<String, byte[]> entries = new ConcurrentHashMap<>();
        private int stored;

        @Override
        public Optional<byte[]> load(String image, String version) {
            return Optional.ofNullable(entries.get(image + version));
        }

        @Override
        public void store(String image, String version, byte[] entry) {
            entries.put(image + version, entry);
            stored++;
        }
    }

    /** Runs what it is given before it comes back. */
    private static final class DirectExecutor extends AbstractExecutorService {
        @Override
        public void execute(Runnable command) {
            command.run();
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }

    private static ProcessSession session(String name, TierChoice tier) throws ImageException {
        ProcessSession session = new ProcessSession(ImageLoader.load(Fixtures.source(name)), Fixtures.options(tier));
        session.spawn().runToEnd();
        return session;
    }

    private static byte[] bytes(SlotRecord record) {
        byte[] bytes = new byte[1 << 16];
        record.memory().orElseThrow().read(0, bytes, 0, bytes.length);
        return bytes;
    }
}
