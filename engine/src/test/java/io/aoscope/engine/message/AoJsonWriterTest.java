package io.aoscope.engine.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Semantics 8.3, strings. */
class AoJsonWriterTest {
    @Test
    void onlyQuotesBackslashesAndControlCharactersAreEscaped() throws InvalidUtf8Exception {
        assertThat(AoJsonWriter.write(Binary.of("\"\\/\b\t\n\f\r\u0000\u001b\u007f\u2028é😀")))
                .isEqualTo("\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0000\\u001B\u007f\u2028é😀\"");
    }

    @Test
    void keysAscendByBytesWithoutSpaces() throws InvalidUtf8Exception {
        Message message = Message.of("b", Value.of(1), "B", ListValue.of(Atom.NULL, Atom.TRUE));
        assertThat(AoJsonWriter.write(message)).isEqualTo("{\"B\":[null,true],\"b\":1}");
    }

    @Test
    void emptyObjectsAndListsAreWritten() throws InvalidUtf8Exception {
        assertThat(AoJsonWriter.write(ListValue.of(Message.EMPTY, ListValue.EMPTY)))
                .isEqualTo("[{},[]]");
    }

    @Test
    void floatsAreScientificWhereThatIsShorter() throws InvalidUtf8Exception {
        assertThat(AoJsonWriter.write(ListValue.of(Value.of(1000.0), Value.of(100.0), Value.of(0.1), Value.of(-2.5))))
                .isEqualTo("[1.0e3,100.0,0.1,-2.5]");
    }

    @Test
    void floatsFromTwoToThe53OnAreScientific() throws InvalidUtf8Exception {
        assertThat(AoJsonWriter.write(ListValue.of(
                        Value.of(9007199254740991.0),
                        Value.of(9007199254740992.0),
                        Value.of(-0.0),
                        Value.of(Double.MIN_VALUE))))
                .isEqualTo("[9007199254740991.0,9.007199254740992e15,-0.0,5.0e-324]");
    }

    @Test
    void aStringThatIsNotUtf8IsRefusedWithItsPlace() {
        Message message = Message.of("Tags", ListValue.of(Message.of("value", Binary.of(new byte[] {-1}))));
        assertThatThrownBy(() -> AoJsonWriter.write(message)).hasMessageContaining("at Tags/1/value is not UTF-8");
    }
}
