package io.aoscope.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.FloatValue;
import io.aoscope.engine.message.IntegerValue;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Opaque;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class ValueCodecTest {
    @Test
    void everyKindOfValueComesBackAsItWas() throws JsonProcessingException {
        Message message = Message.builder()
                .put("text", "übung \" \n")
                .put("bytes", Binary.of(new byte[] {(byte) 0xff, 0, 1}))
                .put("integer", new IntegerValue(new BigInteger("123456789012345678901234567890")))
                .put("float", new FloatValue(5.0))
                .put("atom", Atom.TRUE)
                .put("list", ListValue.of(Binary.of("true"), Atom.NULL))
                .put(
                        "outbox",
                        Message.EMPTY.put(Key.of(1), Binary.of("integer key")).put("1", Binary.of("text key")))
                .build();

        String json = ValueCodec.encode(message).toString();

        assertThat(ValueCodec.decode(new JsonMapper().readTree(json))).isEqualTo(message);
    }

    @Test
    void aLiveThingIsNotSaved() {
        assertThatThrownBy(() -> ValueCodec.encode(new Opaque(new Object())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be saved");
    }

    @Test
    void anUnknownFormIsNamed() throws JsonProcessingException {
        var node = new JsonMapper().readTree("{\"date\":\"today\"}");

        assertThatThrownBy(() -> ValueCodec.decode(node)).hasMessage("unknown kind of value: date");
    }
}
