package io.aoscope.engine.fast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundCompilationTest {
    private final ExecutorService executor = Executors.newSingleThreadExecutor();

    @AfterEach
    void shutDown() {
        executor.shutdownNow();
    }

    @Test
    void theResultIsThereOnceItIsAwaited() throws Exception {
        BackgroundCompilation compilation = start(executor);
        assertThat(compilation.await()).isInstanceOf(Compilation.Compiled.class);
        assertThat(compilation.result()).hasValue(compilation.await());
    }

    @Test
    void whileTheExecutorIsBusyThereIsNoResultAndNobodyWaits() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        executor.execute(() -> await(busy));
        BackgroundCompilation compilation = start(executor);
        assertThat(compilation.result()).isEmpty();
        busy.countDown();
        assertThat(compilation.await()).isInstanceOf(Compilation.Compiled.class);
    }

    @Test
    void aCompilationThatIsInterruptedSaysSo() throws Exception {
        ExecutorService interrupted = Executors.newThreadPerTaskExecutor(task -> new Thread(() -> {
            Thread.currentThread().interrupt();
            task.run();
        }));
        BackgroundCompilation compilation = start(interrupted);
        Compilation cancelled = new Compilation.Unsupported("its compilation was cancelled");

        assertThat(compilation.await()).isEqualTo(cancelled);
        assertThat(compilation.result()).hasValue(cancelled);
    }

    private static BackgroundCompilation start(ExecutorService executor) {
        return BackgroundCompilation.start(new ImageCompiler(Tier.fixture("bulk"), "image", CodeCache.NONE), executor);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
