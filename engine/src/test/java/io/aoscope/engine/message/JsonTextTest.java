package io.aoscope.engine.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "null",
                "true",
                "false",
                "\"\\u00e9\\n\"",
                "0",
                "-2147483648",
                "2147483648",
                "9223372036854775808",
                "1.5",
                "1e400",
                "[]",
                "{}",
                "[1,[2,{\"a\":[null]}],\"x\"]",
                "{\"b\":1,\"a\":{\"c\":[true,false,-0.0]}}"
            })
    void whatIsReadAndWrittenIsWhatJacksonReadsAndWrites(String text) throws Exception {
        JsonNode expected = new JsonMapper().readTree(text);

        assertThat(JsonText.read(text)).isEqualTo(expected);
        if (!expected.isMissingNode()) {
            assertThat(JsonText.write(expected)).isEqualTo(expected.toString());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"a":1,"a":2}  | , line 1, column 11 | Duplicate field 'a'
        {"a":1} x      | , line 1, column 9  | Unrecognized token 'x': was expecting
        {"a":1} {}     | , line 1, column 9  | there is more behind the value
        [1             | , line 1, column 3  | Unexpected end-of-input: expected close marker for Array (begun at line 1, column 1)
        [1,            | , line 1, column 4  | Unexpected end-of-input within/between Array entries
        """)
    void aMistakeIsToldWithItsPlace(String text, String place, String why) {
        assertThatExceptionOfType(JsonProcessingException.class)
                .isThrownBy(() -> JsonText.read(text))
                .satisfies(problem -> {
                    assertThat(JsonProblem.place(problem)).isEqualTo(place);
                    assertThat(JsonProblem.why(problem)).startsWith(why);
                });
    }

    @Test
    void whatAnImageMayNestIsWritten() {
        JsonNode nested = JsonNodeFactory.instance.arrayNode();
        for (int depth = 1; depth < 2000; depth++) {
            nested = JsonNodeFactory.instance.arrayNode().add(nested);
        }

        assertThat(JsonText.write(nested)).isEqualTo("[".repeat(2000) + "]".repeat(2000));
    }

    @Test
    void nestingWithoutEndIsRefused() {
        assertThatExceptionOfType(JsonProcessingException.class)
                .isThrownBy(() -> JsonText.read("[".repeat(100_000)))
                .withMessageContaining("nesting depth (1001)");
    }
}
