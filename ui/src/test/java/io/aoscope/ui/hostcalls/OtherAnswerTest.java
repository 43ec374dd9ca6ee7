package io.aoscope.ui.hostcalls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.ui.hostcalls.OtherAnswer.Write;
import java.util.List;
import org.junit.jupiter.api.Test;

class OtherAnswerTest {
    private static final FuncType NOTHING = FuncType.EMPTY;

    @Test
    void aNumberIsReadAsTheTypeOfTheImport() {
        assertThat(OtherAnswer.read(returning(NumType.I32), "-1", "").result()).isEqualTo(-1);
        assertThat(OtherAnswer.read(returning(NumType.I32), "0xffffffff", "").result())
                .isEqualTo(-1);
        assertThat(OtherAnswer.read(returning(NumType.I64), "0x1_0000_0000", "").result())
                .isEqualTo(1L << 32);
        assertThat(OtherAnswer.read(returning(NumType.F32), "1", "").result()).isEqualTo(Float.floatToRawIntBits(1f));
        assertThat(OtherAnswer.read(returning(NumType.F64), "0.5", "").result())
                .isEqualTo(Double.doubleToRawLongBits(0.5));
        assertThat(OtherAnswer.read(NOTHING, "", "").result()).isZero();
    }

    @Test
    void whatIsNoNumberIsToldWithWhatToWrite() {
        assertThatThrownBy(() -> OtherAnswer.read(returning(NumType.I32), "ten", ""))
                .hasMessage("Answer: “ten” is no i32; write a number such as 0 or 0x1c");
        assertThatThrownBy(() -> OtherAnswer.read(returning(NumType.I32), "4294967296", ""))
                .hasMessageStartingWith("Answer: “4294967296” is no i32");
    }

    @Test
    void bytesAreReadALineEachInHexOrAsText() {
        OtherAnswer answer = OtherAnswer.read(NOTHING, "", "0x10: 05 0x00,ff\n\n 32: \"hi: é\" ");

        assertThat(answer.writes())
                .containsExactly(
                        new Write(16, Binary.of(new byte[] {5, 0, (byte) 0xff})), new Write(32, Binary.of("hi: é")));
    }

    @Test
    void aLineThatIsNoneIsToldWithItsNumber() {
        assertThatThrownBy(() -> OtherAnswer.read(NOTHING, "", "0x10: 00\nhello"))
                .hasMessageStartingWith("Bytes, line 2: write an address, a colon, and bytes");
        assertThatThrownBy(() -> OtherAnswer.read(NOTHING, "", "0x10: 0g"))
                .hasMessage("Bytes, line 1: “0g” are no bytes; write two hex digits for each, such as 05 00 ff, or a"
                        + " text in quotes");
        assertThatThrownBy(() -> OtherAnswer.read(NOTHING, "", "0x10: 123")).hasMessageContaining("are no bytes");
    }

    @Test
    void aVectorCannotBeAnswered() {
        assertThatThrownBy(() -> OtherAnswer.read(returning(NumType.V128), "1", ""))
                .hasMessage("This import returns a v128, and only numbers can be answered.");
    }

    private static FuncType returning(NumType type) {
        return new FuncType(List.of(), List.of(type));
    }
}
