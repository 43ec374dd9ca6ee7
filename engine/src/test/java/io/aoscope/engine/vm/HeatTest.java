package io.aoscope.engine.vm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HeatTest {
    private static final int LONG_RUN = 100_000;

    @Test
    void aFunctionThatTakesMostOfTheTimeGetsCodeAtOnce() {
        assertThat(Heat.NORMAL.isReached(30, 40, 20)).isTrue();
    }

    @Test
    void whereManyFunctionsShareTheTimeNoneGetsCodeBeforeTheRunIsLong() {
        assertThat(Heat.NORMAL.isReached(300, 4_000, 20)).isFalse();
        assertThat(Heat.NORMAL.isReached(300, LONG_RUN, 20)).isTrue();
    }

    @Test
    void aLargerFunctionNeedsMoreSamples() {
        assertThat(Heat.NORMAL.isReached(300, LONG_RUN, 400)).isTrue();
        assertThat(Heat.NORMAL.isReached(300, LONG_RUN, 4_000)).isFalse();
    }

    @Test
    void anEntryAtALoopNeedsTwiceAsMany() {
        assertThat(Heat.NORMAL.isReachedInLoop(110, 200)).isFalse();
        assertThat(Heat.NORMAL.isReachedInLoop(206, 200)).isTrue();
    }
}
