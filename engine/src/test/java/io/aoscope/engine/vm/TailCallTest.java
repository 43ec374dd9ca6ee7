package io.aoscope.engine.vm;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.wasm.Opcode;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TailCallTest {
    private static final long MILLION = 1_000_000;
    private static final MachineLimits ONE_FRAME = MachineLimits.DEFAULT.withMaxCallDepth(1);

    @Test
    void aMillionTailCallsTakeOneFrame() throws Exception {
        Guest guest = Guest.of("tail", ONE_FRAME, Imports.none());

        assertThat(guest.result("down", MILLION, 0)).isEqualTo(500_000_500_000L);
    }

    @Test
    void aMillionIndirectTailCallsTakeOneFrame() throws Exception {
        Guest guest = Guest.of("tail", ONE_FRAME, Imports.none());

        assertThat(guest.result("even", MILLION + 1, 0)).isEqualTo(1);
    }

    @Test
    void aTailCallReplacesTheFrame() throws Exception {
        Guest guest = Guest.of("tail");
        guest.machine().breakpoints(Set.of(guest.first("down", Opcode.RETURN_CALL)));
        guest.begin("down", 5, 0);
        guest.machine().run(Long.MAX_VALUE);

        guest.machine().run(Long.MAX_VALUE);

        assertThat(guest.machine().depth()).isEqualTo(1);
        assertThat(guest.machine().frames().getFirst().locals())
                .extracting(TypedValue::bits)
                .containsExactly(4L, 5L);
    }
}
