package io.aoscope.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.message.Value;
import io.aoscope.engine.wasm.NumType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource({
        "I32,5,5",
        "I32,-1,-1",
        "I32,0xffffffff,-1",
        "I64,0x10,16",
        "I64,-0x10,-16",
        "F64,5,5.0",
        "F32,1e3,1000.0"
    })
    void aNumberIsReadAsItsTypeSays(NumType type, String text, String expected) {
        assertThat(NumberText.parse(text, type).map(Value::display)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"I32,5.0", "I32,0x1ffffffff", "I64,''", "I64,five", "F64,x", "F64,NaN", "F32,1e400"})
    void whatIsNoNumberOfTheTypeIsNone(NumType type, String text) {
        assertThat(NumberText.parse(text, type)).isEmpty();
    }

    @Test
    void anEmptyFieldShowsAnExampleOfItsType() {
        assertThat(NumberText.example(NumType.F64)).isEqualTo("0.0");
        assertThat(NumberText.name(NumType.I64)).isEqualTo("i64");
    }
}
