package io.aoscope.engine.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** Semantics 1.1. */
class TabmTest {
    private static Message encode(String key, Value value) {
        return Tabm.encode(Message.of(key, value));
    }

    @Test
    void aStringStaysAndNeedsNoType() {
        assertThat(encode("K", Binary.of("v"))).isEqualTo(Message.of("k", Binary.of("v")));
    }

    @Test
    void anIntegerBecomesDigits() {
        Message encoded = encode("n", new IntegerValue(new BigInteger("12345678901234567890123")));
        assertThat(encoded.text("n")).contains("12345678901234567890123");
        assertThat(encoded.text("ao-types")).contains("n=\"integer\"");
    }

    @Test
    void aFloatHasTwentyDecimalsAndAnExponent() {
        assertThat(Tabm.floatText(1.5)).isEqualTo("1.50000000000000000000e+00");
        assertThat(Tabm.floatText(0.1)).isEqualTo("1.00000000000000005551e-01");
        assertThat(Tabm.floatText(-1e100)).isEqualTo("-1.00000000000000001590e+100");
        assertThat(Tabm.floatText(0)).isEqualTo("0.00000000000000000000e+00");
        assertThat(Tabm.floatText(Math.nextDown(10.0))).isEqualTo("9.99999999999999822364e+00");
    }

    @Test
    void anAtomIsQuotedInsideItsValue() {
        assertThat(encode("t", Atom.TRUE).text("t")).contains("\"true\"");
    }

    @Test
    void aListOfStringsIsOneStringWithQuotesEscaped() {
        assertThat(encode("l", ListValue.ofTexts("a", "b\"q\\")).text("l")).contains("\"a\", \"b\\\"q\\\\\"");
    }

    @Test
    void otherItemsOfAListCarryTheirType() {
        ListValue list = ListValue.of(Value.of(1), Value.of(2.5), Value.of(true));
        assertThat(encode("l", list).text("l"))
                .contains("\"(ao-type-integer) 1\", \"(ao-type-float) 2.50000000000000000000e+00\","
                        + " \"(ao-type-atom) \\\"true\\\"\"");
    }

    @Test
    void aListThatBeginsWithAMessageBecomesNumbered() {
        Message encoded = encode("l", ListValue.of(Message.of("a", Value.of(1)), Message.of("b", Binary.of("2"))));
        assertThat(encoded.text("l/1/a")).contains("1");
        assertThat(encoded.text("l/1/ao-types")).contains("a=\"integer\"");
        assertThat(encoded.text("l/2/b")).contains("2");
        assertThat(encoded.text("ao-types")).contains("l=\"list\"");
    }

    @Test
    void aMessageFurtherBackInAListHasNoForm() {
        assertThatThrownBy(() -> encode("l", ListValue.of(Binary.of("a"), Message.of("b", Value.of(1)))))
                .isInstanceOf(NotEncodableException.class)
                .hasMessageContaining("holds the message {\"b\":1}, and a node cannot encode that");
        assertThat(encode("l", ListValue.of(Value.of(1), ListValue.ofTexts("a")))
                        .text("l"))
                .contains("\"(ao-type-integer) 1\", \"(ao-type-list) \\\"a\\\"\"");
    }

    @Test
    void bytesOfAListAndOfAnAtomStayBytes() {
        assertThat(encode("l", ListValue.of(Binary.of(new byte[] {-1}))).binary("l"))
                .contains(Binary.of(new byte[] {'"', -1, '"'}));
        assertThat(encode("a", new Atom("é")).binary("a")).contains(Binary.of(new byte[] {'"', (byte) 0xE9, '"'}));
    }

    @Test
    void emptyValuesAreLeftOutAndNamedByType() {
        Message encoded = Tabm.encode(Message.builder()
                .put("m", Message.EMPTY)
                .put("b", "")
                .put("l", ListValue.EMPTY)
                .build());
        assertThat(encoded)
                .isEqualTo(
                        Message.of("ao-types", Binary.of("b=\"empty-binary\", l=\"empty-list\", m=\"empty-message\"")));
    }

    @Test
    void unusualBytesOfAKeyAreEscapedAmongTheTypes() {
        assertThat(encode("a b/é", Value.of(1)).text("ao-types")).contains("a%20b/%c3%a9=\"integer\"");
    }

    @Test
    void aDigestIsMadeAnewAndNotKept() {
        assertThat(encode("content-digest", Binary.of("old"))).isEqualTo(Message.EMPTY);
    }

    @Test
    void privateKeysAreLeftOut() {
        assertThat(encode("private-x", Binary.of("p"))).isEqualTo(Message.EMPTY);
    }
}
