package io.aoscope.engine.debug.time;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.debug.expression.Expression;
import io.aoscope.engine.session.Fixtures;
import io.aoscope.engine.session.ImageLoader;
import io.aoscope.engine.wasm.WasmModule;
import org.junit.jupiter.api.Test;

/** Rule B23 of {@code docs/semantics/time.md}. */
class ConditionCheckTest {
    private final WasmModule module;

    ConditionCheckTest() throws Exception {
        module = ImageLoader.load(Fixtures.source("debug/stepping")).module();
    }

    @Test
    void b23ALocalThatTheFunctionDoesNotHaveIsRefusedWithThoseThatItHas() {
        assertThatThrownBy(() -> check("slot == 1 && $nothing > 3", "handle"))
                .hasMessageStartingWith("there is no local nothing here, at character 14; there are $0 to $");
        assertThatCode(() -> check("$0 == 3", "handle")).doesNotThrowAnyException();
    }

    @Test
    void b23AGlobalThatTheImageDoesNotHaveIsRefusedWhereverItIsAskedFor() {
        for (String place : new String[] {"handle", "trap", "device wasm-64"}) {
            assertThatThrownBy(() -> check("global.gone == 1", place))
                    .hasMessageStartingWith("there is no global gone here, at character 1; there are");
        }
    }

    @Test
    void b23BeforeADeviceThereAreNoLocals() {
        assertThatThrownBy(() -> check("$0 == 1", "device"))
                .hasMessageContaining("no function executes here: pause in one, or ask for memory, slot or pass");
    }

    @Test
    void b23WhereTheFunctionIsNotKnownBeforehandLocalsAreNotRefused() {
        assertThatCode(() -> check("$whatever == 1", "trap")).doesNotThrowAnyException();
        assertThatCode(() -> check("$whatever == 1", "growth")).doesNotThrowAnyException();
    }

    private void check(String condition, String place) throws Exception {
        ConditionCheck.check(Expression.read(condition).asks(), Locations.read(place, module), module);
    }
}
