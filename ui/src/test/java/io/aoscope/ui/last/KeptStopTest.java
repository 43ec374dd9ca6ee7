package io.aoscope.ui.last;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.debug.SessionException;
import io.aoscope.engine.debug.StopPoints;
import io.aoscope.engine.debug.expression.Expression;
import io.aoscope.engine.debug.expression.Template;
import io.aoscope.engine.debug.time.Location;
import io.aoscope.engine.debug.time.Locations;
import io.aoscope.engine.debug.time.Range;
import io.aoscope.engine.debug.time.StopPoint;
import io.aoscope.engine.debug.time.WatchKind;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.ui.fake.Staged;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptStopTest {
    private final WasmModule module = Staged.module("counter-wat");
    private final WasmModule rebuilt = Staged.module("trap");

    @Test
    void aBreakpointFindsItsFunctionInAnImageThatWasRebuilt() throws Exception {
        Location before = Locations.read("handle+2", module);
        Location after = Locations.read("handle+2", rebuilt);
        KeptStop kept = KeptStop.of(StopPoints.plain(5, "handle+2", before), module);

        assertThat(after).isNotEqualTo(before);
        assertThat(kept.in(rebuilt, 1)).isEqualTo(StopPoints.plain(1, "handle+2", after));
    }

    @Test
    void aBreakpointWhoseTextMeansAnotherPlaceIsKeptByItsNumbers() throws Exception {
        var place = new Location.Instruction(Locations.index("handle", module).orElseThrow(), 2);
        KeptStop kept = KeptStop.of(StopPoints.plain(1, "trap", place), module);

        assertThat(KeptStop.read(kept.write()).in(module, 1).location()).isEqualTo(place);
    }

    @Test
    void conditionHitMessageAndSwitchesAreKept() throws Exception {
        var stop = new StopPoint(
                1,
                "handle",
                Locations.read("handle", module),
                Optional.of(Expression.read("slot == 2")),
                3,
                Optional.of(Template.read("slot {slot}")),
                true,
                false);
        StopPoint back = KeptStop.read(KeptStop.of(stop, module).write()).in(module, 1);

        assertThat(back.condition()).map(Expression::text).contains("slot == 2");
        assertThat(back.times()).isEqualTo(3);
        assertThat(back.log()).map(Template::toString).contains("slot {slot}");
        assertThat(back.once()).isTrue();
        assertThat(back.enabled()).isFalse();
    }

    @Test
    void aWatchpointIsKeptByItsNumbers() throws Exception {
        var memory = new Location.Memory(new Range(0x18, 8), WatchKind.CHANGE);
        KeptStop kept = KeptStop.of(StopPoints.plain(1, "u64[$0+8] change", memory), module);

        assertThat(KeptStop.read(kept.write()).in(rebuilt, 1).location()).isEqualTo(memory);
    }

    @Test
    void aWatchpointOnWhatTheImageHasNotIsRefused() throws Exception {
        int handle = Locations.index("handle", module).orElseThrow();

        refused(new Location.Global(99, WatchKind.WRITE), "the image has no global 99; it has");
        refused(new Location.Local(handle, 99, WatchKind.WRITE), "handle has no local 99; it has");
        refused(new Location.Local(9999, 0, WatchKind.WRITE), "the image has no code of a function 9999");
        refused(new Location.Instruction(handle, 99_999), "there is no +99999");
    }

    private void refused(Location place, String problem) {
        assertThatThrownBy(() ->
                        KeptStop.of(StopPoints.plain(1, "there", place), module).in(module, 1))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining(problem);
    }
}
