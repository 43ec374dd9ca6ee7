package io.aoscope.engine.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CachedFormTest {
    @Test
    void keysAreLowerCaseOnEveryLevelAndNumbersAreText() {
        Message tag = Message.of("name", Binary.of("Action"), "value", Binary.of("Hi"));
        Message sent = Message.of("Action", Binary.of("Hi"), "tags", ListValue.of(tag));
        Message outbox = Message.EMPTY.put(Key.of(1), sent);
        assertThat(CachedForm.of(outbox))
                .isEqualTo(Message.of("1", Message.of("action", Binary.of("Hi"), "tags", ListValue.of(tag))));
    }

    @Test
    void ofTwoSpellingsTheLowerCaseOneStays() {
        Message both = Message.of("data", Binary.of("lower"), "Data", Binary.of("upper"));
        assertThat(CachedForm.of(both)).isEqualTo(Message.of("data", Binary.of("lower")));
    }

    @Test
    void privateKeysAreLost() {
        assertThat(CachedForm.of(Message.EMPTY.withLive("wasm/instance", new Object())))
                .isEqualTo(Message.EMPTY);
    }
}
