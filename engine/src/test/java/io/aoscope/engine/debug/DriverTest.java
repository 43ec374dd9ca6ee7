package io.aoscope.engine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.time.LiveStops;
import io.aoscope.engine.debug.time.Location;
import io.aoscope.engine.session.Fixtures;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessSession;
import io.aoscope.engine.session.SlotRun;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DriverTest {
    /** The machine passes over a breakpoint at which a run begins, and a slice ends anywhere. */
    @Test
    void aBreakpointWhereASliceEndsIsNotMissed() throws Exception {
        ProcessSession session = Fixtures.session("debug/stepping");
        int handle = Objects.requireNonNull(session.image().module().export("handle"))
                .index();
        Breakpoint wanted = new Breakpoint(handle, 3);
        Requests requests = new Requests();
        requests.stops(List.of(
                StopPoints.plain(1, "", new Location.Instruction(wanted.functionIndex(), wanted.instructionIndex()))));
        SlotRun run = session.begin(MessageDraft.action("Inc"));

        Optional<PauseReason> reason = new Driver(
                        run,
                        new Goal.Run(Optional.empty()),
                        requests,
                        stops -> new LiveStops(
                                session.image().module(), stops, () -> false, text -> {}, (stop, why) -> {}),
                        true,
                        false,
                        () -> {},
                        () -> {},
                        1)
                .drive();

        assertThat(reason).contains(new PauseReason.AtBreakpoint(wanted));
    }
}
