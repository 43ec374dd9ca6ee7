package io.aoscope.engine.device;

import static io.aoscope.engine.device.WasiCaller.CREATE;
import static io.aoscope.engine.device.WasiCaller.DATA;
import static io.aoscope.engine.device.WasiCaller.OUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import org.junit.jupiter.api.Test;

class WasiSurroundingsTest {
    private static final long NOON = 1_700_000_000_000_000_000L;
    private static final int SECOND_EVENT = OUT + 32;

    private final WasiCaller wasi = new WasiCaller();

    /** F8. */
    @Test
    void theClockStandsWhereTheSessionPutsIt() {
        wasi.clock(NOON);
        assertThat(wasi.call("clock_time_get", 0, 1, OUT)).isZero();
        assertThat(wasi.memory.getLong(OUT)).isEqualTo(NOON);
        assertThat(wasi.call("clock_time_get", 4, 1, OUT)).isEqualTo(28);
        assertThat(wasi.call("clock_res_get", 1, OUT)).isZero();
        assertThat(wasi.memory.getLong(OUT)).isEqualTo(1);
        assertThat(wasi.call("clock_res_get", 4, OUT)).isEqualTo(28);
    }

    /** F8. */
    @Test
    void aProcessCanHaveAClockOfItsOwn() {
        wasi.settings(Message.of("clock", Value.of(NOON)));
        wasi.call("clock_time_get", 0, 1, OUT);
        assertThat(wasi.memory.getLong(OUT)).isEqualTo(NOON);
    }

    /** F8. */
    @Test
    void randomnessGoesOnWhereItWasAndIsTheSameForTheSameSeed() {
        wasi.call("random_get", DATA, 20);
        wasi.call("random_get", DATA + 20, 20);
        assertThat(wasi.memory.read(DATA, 40)).isEqualTo(new SeededRandom("aoscope").bytes(0, 40));
        wasi.settings(Message.of("seed", Binary.of("mine")));
        wasi.call("random_get", DATA, 20);
        assertThat(wasi.memory.read(DATA, 20)).isEqualTo(new SeededRandom("mine").bytes(40, 20));
        assertThat(wasi.call("random_get", DATA, 1L << 40)).isEqualTo(21);
    }

    /** F8. */
    @Test
    void withoutAnyThereAreNoArgumentsAndNoEnvironment() {
        wasi.memory.putLong(OUT, -1);
        wasi.memory.putLong(OUT + 8, -1);
        assertThat(wasi.call("environ_sizes_get", OUT, OUT + 8)).isZero();
        assertThat(wasi.memory.getLong(OUT)).isZero();
        assertThat(wasi.memory.getLong(OUT + 8)).isZero();
        assertThat(wasi.call("args_get", OUT, OUT + 8)).isZero();
    }

    /** F8. */
    @Test
    void argumentsAndEnvironmentAreThoseOfTheProcess() {
        wasi.settings(Message.of("args", ListValue.ofTexts("prog", "ü"), "env", ListValue.ofTexts("A=1")));
        wasi.call("args_sizes_get", OUT, OUT + 8);
        assertThat(wasi.memory.getLong(OUT)).isEqualTo(2);
        assertThat(wasi.memory.getLong(OUT + 8)).isEqualTo(8);
        assertThat(wasi.call("args_get", OUT, DATA)).isZero();
        assertThat(wasi.text(DATA, 8)).isEqualTo("prog\0ü\0");
        assertThat(wasi.memory.getLong(OUT)).isEqualTo(DATA);
        assertThat(wasi.memory.getLong(OUT + 8)).isEqualTo(DATA + 5);
        wasi.call("environ_get", OUT, DATA);
        assertThat(wasi.text(DATA, 4)).isEqualTo("A=1\0");
    }

    /** F8. */
    @Test
    void a32BitMemoryHas32BitPointersToArguments() {
        WasiCaller narrow = new WasiCaller("memory32");
        narrow.settings(Message.of("args", ListValue.ofTexts("a", "b")));
        assertThat(narrow.call("args_get", OUT, DATA)).isZero();
        assertThat(narrow.memory.getInt(OUT)).isEqualTo(DATA);
        assertThat(narrow.memory.getInt(OUT + 4)).isEqualTo(DATA + 2);
    }

    private void clockSubscription(int at, long userdata, int clock, long timeout, int flags) {
        wasi.memory.write(at, new byte[48]);
        wasi.memory.putLong(at, userdata);
        wasi.memory.putInt(at + 16, clock);
        wasi.memory.putLong(at + 24, timeout);
        wasi.memory.putInt(at + 40, flags);
    }

    private void fileSubscription(int at, long userdata, int type, int descriptor) {
        wasi.memory.write(at, new byte[48]);
        wasi.memory.putLong(at, userdata);
        wasi.memory.putByte(at + 8, (byte) type);
        wasi.memory.putInt(at + 16, descriptor);
    }

    private long time() {
        wasi.call("clock_time_get", 1, 1, DATA + 500);
        return wasi.memory.getLong(DATA + 500);
    }

    /** F16. */
    @Test
    void waitingMovesTheClockOn() {
        wasi.clock(NOON);
        clockSubscription(DATA, 77, 1, 250, 0);
        assertThat(wasi.call("poll_oneoff", DATA, OUT, 1, DATA + 400)).isZero();
        assertThat(wasi.memory.getLong(DATA + 400)).isEqualTo(1);
        assertThat(wasi.memory.getLong(OUT)).isEqualTo(77);
        assertThat(wasi.memory.getInt(OUT + 8)).isZero();
        assertThat(time()).isEqualTo(NOON + 250);
    }

    /** F16. */
    @Test
    void theFirstOfSeveralClocksEndsTheWaiting() {
        wasi.clock(NOON);
        clockSubscription(DATA, 1, 0, 900, 0);
        clockSubscription(DATA + 48, 2, 0, NOON + 300, 1);
        wasi.call("poll_oneoff", DATA, OUT, 2, DATA + 400);
        assertThat(wasi.memory.getLong(DATA + 400)).isEqualTo(1);
        assertThat(wasi.memory.getLong(OUT)).isEqualTo(2);
        assertThat(time()).isEqualTo(NOON + 300);
    }

    /** F16. */
    @Test
    void filesAndStreamsAreReadyAtOnce() {
        wasi.clock(NOON);
        int file = wasi.open("f", CREATE);
        wasi.call("fd_pwrite", file, WasiCaller.IOVECS, wasi.buffers("abc"), 0, OUT);
        fileSubscription(DATA, 1, 1, file);
        clockSubscription(DATA + 48, 2, 0, 900, 0);
        fileSubscription(DATA + 96, 3, 2, 1);
        wasi.call("poll_oneoff", DATA, OUT, 3, DATA + 400);
        assertThat(wasi.memory.getLong(DATA + 400)).isEqualTo(2);
        assertThat(wasi.memory.getLong(OUT)).isEqualTo(1);
        assertThat(wasi.memory.getByte(OUT + 10)).isEqualTo((byte) 1);
        assertThat(wasi.memory.getLong(OUT + 16)).isEqualTo(3);
        assertThat(wasi.memory.getLong(SECOND_EVENT)).isEqualTo(3);
        assertThat(time()).isEqualTo(NOON);
    }

    /** F16. */
    @Test
    void standardInputThatIsReadToItsEndHasHungUp() {
        fileSubscription(DATA, 1, 1, 0);
        wasi.call("poll_oneoff", DATA, OUT, 1, DATA + 400);
        assertThat(wasi.memory.getLong(OUT + 16)).isZero();
        assertThat(wasi.memory.getInt(OUT + 24)).isEqualTo(1);
    }

    /** F16. */
    @Test
    void whatCannotBeWaitedForIsToldInItsEvent() {
        fileSubscription(DATA, 1, 1, 99);
        clockSubscription(DATA + 48, 2, 9, 0, 0);
        wasi.call("poll_oneoff", DATA, OUT, 2, DATA + 400);
        assertThat(wasi.memory.getLong(DATA + 400)).isEqualTo(2);
        assertThat(wasi.memory.getByte(OUT + 8)).isEqualTo((byte) 8);
        assertThat(wasi.memory.getByte(SECOND_EVENT + 8)).isEqualTo((byte) 28);
        assertThat(wasi.call("poll_oneoff", DATA, OUT, 0, DATA + 400)).isEqualTo(28);
    }

    /** F16. */
    @Test
    void yieldingDoesNothing() {
        assertThat(wasi.call("sched_yield")).isZero();
    }

    /** F17. */
    @Test
    void thereAreNoSocketsAndNoSignals() {
        assertThat(wasi.call("sock_send", 1, 0, 0, 0, OUT)).isEqualTo(57);
        assertThat(wasi.call("sock_recv", 3, 0, 0, 0, OUT, OUT)).isEqualTo(57);
        assertThat(wasi.call("sock_accept", 3, 0, OUT)).isEqualTo(57);
        assertThat(wasi.call("sock_shutdown", 77, 1)).isEqualTo(8);
        assertThat(wasi.call("proc_raise", 6)).isEqualTo(58);
    }

    /** F9. */
    @Test
    void procExitEndsTheCall() {
        assertThat(wasi.answer("proc_exit", 3)).isEqualTo(new ImportAnswer.Ended(new ProcessExit(3)));
    }

    /** I3. */
    @Test
    void aFunctionThatIsNotThereIsNotSupported() {
        assertThat(wasi.answer("sock_open", 1)).isEqualTo(new ImportAnswer.Unknown(52));
    }

    /** F2. */
    @Test
    void everyFunctionOfTheSpecificationIsThere() {
        assertThat(new WasiDevice().functions(Profile.STANDARD))
                .hasSize(46)
                .contains("fd_write", "proc_exit", "path_open", "sock_accept");
    }

    /** F10. */
    @Test
    void onHyperbeamWritingWouldHangAndSaysWhy() {
        wasi.profile(Profile.HYPERBEAM);
        ImportAnswer.Ended ended = (ImportAnswer.Ended) wasi.answer("fd_write", 1, WasiCaller.IOVECS, 1, OUT);
        assertThat(((Failure) ended.reason()).message())
                .startsWith(
                        "HyperBEAM would hang here for ever: fd_write of 1 buffer to descriptor 1 needs its key data");
    }

    /** F11. */
    @Test
    void onHyperbeamTheClockAnswersOneAndExitIsUnknown() {
        wasi.profile(Profile.HYPERBEAM);
        wasi.memory.putLong(OUT, -1);
        assertThat(wasi.call("clock_time_get", 0, 1, OUT)).isEqualTo(1);
        assertThat(wasi.memory.getLong(OUT)).isEqualTo(-1);
        assertThat(wasi.answer("proc_exit", 3)).isEqualTo(new ImportAnswer.Unknown(0));
        assertThat(new WasiDevice().functions(Profile.HYPERBEAM))
                .containsExactlyInAnyOrder("fd_write", "fd_read", "clock_time_get", "path_open");
    }
}
