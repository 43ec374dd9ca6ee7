package io.aoscope.engine.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageJsonTest {
    @Test
    void everyKindOfValueComesBack() {
        Message message = Message.builder()
                .put("text", "é")
                .put("integer", 7)
                .put("float", Value.of(1.5))
                .put("flag", Atom.TRUE)
                .put("nothing", Atom.NULL)
                .put("list", ListValue.of(Value.of(1), Message.EMPTY))
                .put("bytes", Binary.of(new byte[] {-1, 0}))
                .build();
        assertThat(MessageJson.fromTree(MessageJson.toTree(message))).isEqualTo(message);
    }

    @Test
    void privateKeysAreNotShown() {
        assertThat(MessageJson.display(Message.of("priv", Message.EMPTY, "a", Value.of(1))))
                .isEqualTo("{\"a\":1}");
    }

    @Test
    void bytesThatAreNotTextAreShownAsBase64Url() {
        assertThat(MessageJson.display(Binary.of(new byte[] {-1}))).isEqualTo("{\"$base64url\":\"_w\"}");
    }
}
