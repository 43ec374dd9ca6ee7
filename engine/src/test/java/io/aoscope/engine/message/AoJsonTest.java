package io.aoscope.engine.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Semantics 8.6, point 3. */
class AoJsonTest {
    @Test
    void integersAndFloatsStayApart() throws JsonSyntaxException {
        assertThat(AoJson.read("[1e3, 1.0, -0, 12345678901234567890123]"))
                .isEqualTo(ListValue.of(
                        Value.of(1000.0),
                        Value.of(1.0),
                        Value.of(0),
                        new IntegerValue(new BigInteger("12345678901234567890123"))));
    }

    @Test
    void trueFalseAndNullAreAtoms() throws JsonSyntaxException {
        assertThat(AoJson.read("[true,false,null]")).isEqualTo(ListValue.of(Atom.TRUE, Atom.FALSE, Atom.NULL));
    }

    @Test
    void ofEqualKeysTheFirstWins() throws JsonSyntaxException {
        assertThat(AoJson.read("{\"a\":1,\"a\":2}")).isEqualTo(Message.of("a", Value.of(1)));
    }

    @Test
    void whitespaceAroundIsFine() throws JsonSyntaxException {
        assertThat(AoJson.read(" \r\n\t{} \n")).isEqualTo(Message.EMPTY);
    }

    @Test
    void anEscapedPairOfSurrogatesIsOneCharacter() throws JsonSyntaxException {
        assertThat(AoJson.read("\"\\ud83d\\ude00\"")).isEqualTo(Binary.of("😀"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{\"ok\":true,",
                "NaN",
                "[1,]",
                "{'a':1}",
                "01",
                "1.",
                "\"a\nb\"",
                "{} {}",
                "\"\\ud83d\"",
                "\"\\ude00\\ud83d\"",
                "\"\\x\"",
                "1e999",
                "// comment\n1",
                "+1",
                "\uFEFF{}",
                "tru"
            })
    void whatTheNodeDoesNotAcceptIsRefused(String text) {
        assertThatThrownBy(() -> AoJson.read(text)).isInstanceOf(JsonSyntaxException.class);
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        Binary overlong = Binary.of(new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'});
        assertThatThrownBy(() -> AoJson.read(overlong)).hasMessage("the text is not UTF-8");
    }

    @Test
    void theOffsetOfAFaultIsTold() {
        assertThatThrownBy(() -> AoJson.read("{\"a\":}"))
                .isInstanceOfSatisfying(
                        JsonSyntaxException.class, e -> assertThat(e.offset()).isEqualTo(5));
    }
}
