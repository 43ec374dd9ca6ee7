package io.aoscope.engine.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HmacTest {
    /** Test case 2 of RFC 4231. */
    @Test
    void theExampleOfItsSpecificationIsMet() {
        byte[] key = "Jefe".getBytes(StandardCharsets.US_ASCII);
        byte[] message = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);

        assertThat(HexFormat.of().formatHex(Hmac.sha256(key, message)))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 63, 64, 65, 200})
    void keysOfAnyLengthGiveWhatJavaGives(int length) throws Exception {
        byte[] key = new byte[length];
        Arrays.fill(key, (byte) 0xa5);
        byte[] message = new byte[3 * length];
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));

        assertThat(Hmac.sha256(key, message)).isEqualTo(mac.doFinal(message));
    }
}
