package io.aoscope.engine.vm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Legacy exception instructions; {@link StandardExceptionsTest} has those of WebAssembly 3.0. */
class ExceptionHandlingTest {
    private static final long MILLION = 1_000_000;

    @Test
    void anExceptionUnwindsManyFramesWithItsValue() throws Exception {
        Guest guest = Guest.of("exceptions");

        assertThat(guest.result("across", 500)).isEqualTo(42);
        assertThat(guest.machine().idle()).isTrue();
    }

    @Test
    void aRethrownExceptionKeepsItsValue() throws Exception {
        assertThat(Guest.of("exceptions").result("rethrown")).isEqualTo(8);
    }

    @Test
    void aDelegatingTryPassesTheTriesBetween() throws Exception {
        assertThat(Guest.of("exceptions").result("delegated")).isEqualTo(5);
    }

    @Test
    void aTryThatDelegatesToItsFunctionHandsOverToTheCaller() throws Exception {
        assertThat(Guest.of("exceptions").result("delegated_to_caller")).isEqualTo(8);
    }

    @Test
    void aCatchOfAnotherTagIsPassed() throws Exception {
        assertThat(Guest.of("exceptions").result("other_tag")).isEqualTo(2);
    }

    @Test
    void aGuestThatThrowsAMillionTimesKeepsFewExceptions() throws Exception {
        Guest guest = Guest.of("exceptions");

        guest.run("forget", MILLION);

        assertThat(guest.machine().exceptions().size()).isLessThanOrEqualTo(4096);
    }

    @Test
    void anExceptionThatACatchHoldsOutlivesManyOthers() throws Exception {
        Guest guest = Guest.of("exceptions");

        assertThat(guest.result("remembered", 50_000)).isEqualTo(1_234_567);
        assertThat(guest.machine().exceptions().size()).isLessThanOrEqualTo(4096);
    }

    @Test
    void theCountOfACallThatThrowsIsTheSameOneByOne() throws Exception {
        Guest whole = Guest.of("exceptions");
        whole.result("across", 20);
        Guest guest = Guest.of("exceptions");
        guest.begin("across", 20);

        Stop stop = guest.machine().run(1);
        while (stop instanceof Stop.BudgetSpent) {
            stop = guest.machine().run(1);
        }

        assertThat(Guest.onlyResult(stop)).isEqualTo(42);
        assertThat(guest.machine().instructions()).isEqualTo(whole.machine().instructions());
    }
}
