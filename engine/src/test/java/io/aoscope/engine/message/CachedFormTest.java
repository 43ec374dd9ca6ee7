package io.aoscope.engine.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CachedFormTest {
    /** C1. */
    @Test
    void keysAreLowerCaseOnEveryLevelAndNumbersAreText() {
        Message tag = Message.of("name", Binary.of("Action"), "value", Binary.of("Hi"));
        Message sent = Message.of("Action", Binary.of("Hi"), "tags", ListValue.of(tag));
        Message outbox = Message.EMPTY.put(Key.of(1), sent);
        assertThat(CachedForm.of(outbox))
                .isEqualTo(Message.of("1", Message.of("action", Binary.of("Hi"), "tags", ListValue.of(tag))));
    }

    private static ListValue list(Value... items) {
        return ListValue.of(items);
    }

    private static String problem(Value value, Codec codec) {
        return CachedForm.problem(Message.of("a", Message.of("b", value)), codec)
                .orElse("");
    }

    /** C2. */
    @Test
    void someKeysAreLostAndOthersBecomePaths() {
        Message fresh = Message.builder()
                .put("content-digest", "1")
                .put("ao-types", "b=\"integer\"")
                .put("unsigned_id", "1")
                .put(".", "1")
                .put("", "1")
                .put("a/b", "2")
                .put("a", Message.of("c", Binary.of("3")))
                .build();
        assertThat(CachedForm.of(fresh))
                .isEqualTo(Message.of("a", Message.of("b", Binary.of("2"), "c", Binary.of("3"))));
    }

    /** C2. */
    @Test
    void aTextInAListThatLooksTypedBecomesTyped() {
        ListValue typed = ListValue.ofTexts("(ao-type-integer) 1", "(ao-type-float) 1.5", "(ao-type-atom) \"ok\"");
        assertThat(CachedForm.of(Message.of("a", typed)))
                .isEqualTo(Message.of("a", list(Value.of(1), Value.of(1.5), Atom.OK)));
        assertThat(CachedForm.of(Message.of("a", typed), Codec.EDGE)).isEqualTo(Message.of("a", typed));
        assertThat(problem(ListValue.ofTexts("(ao-type-x) 1"), Codec.MAIN))
                .isEqualTo("at a/b a text in a list begins with (ao-type-x)");
        assertThat(problem(ListValue.ofTexts("(ao-type-integer) x"), Codec.MAIN))
                .contains("which is none");
    }

    /** C3. */
    @Test
    void anIntegerOfMoreThanFifteenDigitsDoesNotComeBack() {
        assertThat(problem(Value.of(999_999_999_999_999L), Codec.MAIN)).isEmpty();
        assertThat(problem(Value.of(1_000_000_000_000_000L), Codec.MAIN))
                .isEqualTo("at a/b the integer 1000000000000000 has more than 15 digits; send it as a string");
        assertThat(problem(list(Message.EMPTY, Value.of(-1_000_000_000_000_000L)), Codec.EDGE))
                .contains("more than 15 digits");
    }

    /** C3. */
    @Test
    void aTextOfAnotherAlphabetInAListOfTextsDoesNotComeBack() {
        assertThat(problem(ListValue.ofTexts("a", "é"), Codec.MAIN)).contains("holds the text é");
        assertThat(problem(list(Binary.of("a"), ListValue.ofTexts("x\ny")), Codec.MAIN))
                .contains("not all printable ASCII");
        assertThat(problem(list(Message.EMPTY, Binary.of("é")), Codec.MAIN)).isEmpty();
        assertThat(problem(Binary.of("é"), Codec.MAIN)).isEmpty();
        assertThat(problem(ListValue.ofTexts("a", "é"), Codec.EDGE)).isEmpty();
    }

    /** C3. */
    @Test
    void typesThatAreNoneDoNotComeBack() {
        assertThat(problem(Message.of("ao-types", Binary.of("x")), Codec.MAIN))
                .isEqualTo("at a/b/ao-types x names no types, as this key should");
    }

    /** C3. */
    @Test
    void edgeDoesNotGiveBackWhatLooksLikeALinkOrIsNoAtomOfAMessage() {
        assertThat(problem(Message.of("x+link", Binary.of("y")), Codec.EDGE)).contains("takes y for the id");
        assertThat(problem(list(Atom.UNSET), Codec.EDGE)).contains("the atom unset");
        assertThat(problem(Message.of("x+link", Binary.of("y")), Codec.MAIN)).isEmpty();
        Message fresh = Message.of("A", Value.of(1_000_000_000_000_000L));
        assertThat(CachedForm.untouched(fresh, Codec.EDGE))
                .isEqualTo(Message.of("a", Value.of(1_000_000_000_000_000L)));
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
