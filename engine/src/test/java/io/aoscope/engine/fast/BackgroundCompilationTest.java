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
        BackgroundCompilation compilation = BackgroundCompilation.start(Tier.fixture("bulk"), executor);
        assertThat(compilation.await()).isInstanceOf(Compilation.Compiled.class);
        assertThat(compilation.result()).hasValue(compilation.await());
    }

    @Test
    void whileTheExecutorIsBusyThereIsNoResultAndNobodyWaits() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        executor.execute(() -> await(busy));
        BackgroundCompilation compilation = BackgroundCompilation.start(Tier.fixture("bulk"), executor);
        assertThat(compilation.result()).isEmpty();
        busy.countDown();
        assertThat(compilation.await()).isInstanceOf(Compilation.Compiled.class);
    }

    @Test
    void aCancelledCompilationSaysSo() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        executor.execute(() -> await(busy));
        BackgroundCompilation compilation = BackgroundCompilation.start(Tier.fixture("bulk"), executor);
        compilation.cancel();
        busy.countDown();
        Compilation cancelled = new Compilation.Unsupported("its compilation was cancelled");
        assertThat(compilation.result()).hasValue(cancelled);
        assertThat(compilation.await()).isEqualTo(cancelled);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
