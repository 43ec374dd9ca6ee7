package io.aoscope.engine.check;

import static io.aoscope.engine.check.Fixture.only;
import static io.aoscope.engine.check.Fixture.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.Shows;
import io.aoscope.engine.rules.ImageRule;
import org.junit.jupiter.api.Test;

/** State that snapshots lose, and recursion. */
class StateChecksTest {
    @Test
    @Shows("mutable-global")
    void aGlobalThatChangesIsAWarningAtItsFirstChange() {
        only(
                "mutable-global",
                ImageRule.MUTABLE_GLOBAL,
                "0x69 in handle",
                "The global count is written here; after a restore");
    }

    @Test
    void aGlobalThatIsOnlySetToItsInitialValueIsNoState() {
        assertThat(rules("global-never-changed")).isEmpty();
    }

    @Test
    void aStackPointerWithoutANameIsNoState() {
        assertThat(rules("stack-pointer")).isEmpty();
    }

    @Test
    @Shows("call-depth")
    void recursionIsNoted() {
        only("call-depth", ImageRule.CALL_DEPTH, "0x6f in deep", "handle can reach this call of deep");
    }

    @Test
    @Shows("no-timestamp")
    void anImageThatReadsATimestampIsNoted() {
        only("no-timestamp", ImageRule.NO_TIMESTAMP, "0x68", "has the text Timestamp here");
    }
}
