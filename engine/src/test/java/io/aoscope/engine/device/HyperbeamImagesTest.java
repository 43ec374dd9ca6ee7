package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.vm.LinearMemory;
import org.junit.jupiter.api.Test;

/** What is to be seen on the modules of the vectors beyond the vectors themselves. */
class HyperbeamImagesTest {
    /** W9. */
    @Test
    void withoutMemoryInstructionsTheNodeSeesOnePage() {
        DriverCall call =
                new DriverCall(DriverCall.WITH_WASI, VectorModules.bytes("g"), "mem", ListValue.EMPTY, Message.EMPTY);
        RunningImage image = Wasm64Device.running(call.after).orElseThrow();
        LinearMemory memory = image.instance().memory(0);
        assertThat(memory.size()).isEqualTo(196_608);
        assertThat(Profile.HYPERBEAM.conduct().visibleBytes(image.instance(), memory))
                .isEqualTo(65_536);
        assertThat(Profile.HYPERBEAM.conduct().visibleNote(image.instance())).contains("only its first 65536 bytes");
        assertThat(Profile.STANDARD.conduct().visibleBytes(image.instance(), memory))
                .isEqualTo(196_608);
    }

    @Test
    void bytesOfStandardInputArriveInMemory() {
        DriverCall call = new DriverCall(
                DriverCall.WITH_WASI,
                VectorModules.bytes("fd"),
                "r",
                ListValue.of(Value.of(0)),
                WasiVector.preset("stdin='xyz'"));
        assertThat(call.memory().read(200, 3)).asString().isEqualTo("xyz");
    }
}
