package io.aoscope.ui.hostcalls;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.time.HostEntry;
import io.aoscope.engine.debug.time.Point;
import io.aoscope.ui.fake.Views;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HostCallRowsTest {
    private static final HostCalls MANY = new HostCalls(
            IntStream.range(0, 100_000)
                    .mapToObj(i -> new HostEntry(
                            new Point(1, 1, 3, "wasm-64", 1, Point.Side.AT, i * 10L),
                            "env",
                            i % 1000 == 7 ? "rare" : "often",
                            List.of((long) i),
                            "returned",
                            List.of(0L),
                            List.of()))
                    .toList(),
            Set.of());

    @Test
    void aHundredThousandCallsAreListedAndFiltered() {
        List<HostCallRow> rows = HostCallRows.of(MANY, Views.counter(), () -> false);

        assertThat(rows).hasSize(100_000);
        assertThat(HostCallRows.filter(rows, " RARE ", () -> false)).hasSize(100);
    }

    @Test
    void listingAndFilteringEndSoonAfterTheyWereCancelled() {
        AtomicInteger looks = new AtomicInteger();
        List<HostCallRow> some = HostCallRows.of(MANY, Views.counter(), () -> looks.incrementAndGet() > 2);

        assertThat(some).hasSizeLessThan(10_000);
        assertThat(HostCallRows.filter(HostCallRows.of(MANY, Views.counter(), () -> false), "often", () -> true))
                .isEmpty();
    }
}
