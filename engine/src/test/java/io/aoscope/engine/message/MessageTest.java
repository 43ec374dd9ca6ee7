package io.aoscope.engine.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MessageTest {
    private static Message of(String key, String text) {
        return Message.of(key, Binary.of(text));
    }

    @Test
    void readingIgnoresCase() {
        assertThat(of("Action", "Eval").text("aCtIoN")).contains("Eval");
    }

    @Test
    void aKeyWithTheLengthOfAnIdKeepsItsCase() {
        String id = "A".repeat(43);
        Message message = of(id, "x");
        assertThat(message.text(id)).contains("x");
        assertThat(message.text(id.toLowerCase(java.util.Locale.ROOT))).isEmpty();
    }

    @Test
    void ofTwoKeysThatDifferInCaseTheLowerCaseOneIsRead() {
        Message message = of("data", "lower").put("Data", Binary.of("upper"));
        assertThat(message.text("Data")).contains("lower");
        assertThat(message.normalized()).isEqualTo(of("data", "lower"));
    }

    @Test
    void aPathGoesThroughMessagesAndLists() {
        Message message = Message.of("a", Message.of("b", ListValue.ofTexts("x", "y")));
        assertThat(message.text("/A//b/2")).contains("y");
        assertThat(message.get("a/b/3")).isEmpty();
        assertThat(message.get("")).contains(message);
    }

    @Test
    void anIntegerKeyIsFoundByItsDigits() {
        Message message = Message.EMPTY.put(Key.of(1), Binary.of("one"));
        assertThat(message.text("1")).contains("one");
        assertThat(message.at(Key.of("1"))).isEmpty();
    }

    @Test
    void privateKeysAreNeverFoundByPath() {
        Message message = Message.of("priv", of("a", "b")).put("private-x", Binary.of("y"));
        assertThat(message.get("priv/a")).isEmpty();
        assertThat(message.get("private-x")).isEmpty();
        assertThat(message.withoutPrivate()).isEqualTo(Message.EMPTY);
    }

    @Test
    void aLiveThingIsFoundByItsTypeAlone() {
        Message message = Message.EMPTY.withLive("wasm/instance", new Object());
        assertThat(message.live("wasm/instance", Object.class)).isPresent();
        assertThat(message.live("wasm/instance", Integer.class)).isEmpty();
        assertThat(message.live("wasm/other", Object.class)).isEmpty();
    }

    @Test
    void setMergesMessagesAndReplacesEverythingElse() {
        Message base = Message.of("map", of("a", "1"), "list", ListValue.ofTexts("x", "y"));
        Message changed = base.set("map", of("b", "2")).set("list", ListValue.ofTexts("z"));
        assertThat(changed.get("map")).contains(of("a", "1").put("b", Binary.of("2")));
        assertThat(changed.get("list")).contains(ListValue.ofTexts("z"));
    }

    @Test
    void setLowersTheKeysOfItsPathButNotThoseInsideTheValue() {
        Message changed = Message.of("a", Message.EMPTY).set("A/B", of("Inner", "x"));
        assertThat(changed).isEqualTo(Message.of("a", Message.of("b", of("Inner", "x"))));
    }

    @Test
    void aKeyThatSetMakesOnItsWayIsSpelledAsInThePath() {
        assertThat(Message.EMPTY.set("New/B", Binary.of("x"))).isEqualTo(Message.of("New", of("b", "x")));
    }

    @Test
    void setMakesAListOnItsWayAMessage() {
        Message base = Message.of("l", ListValue.ofTexts("x", "y"));
        assertThat(base.set("l/2", Binary.of("z")))
                .isEqualTo(Message.of("l", of("1", "x").put("2", Binary.of("z"))));
        assertThatThrownBy(() -> base.set("l/3/a", Binary.of("z"))).isInstanceOf(NotSettableException.class);
    }

    @Test
    void setCannotGoThroughAString() {
        assertThatThrownBy(() -> of("a", "scalar").set("a/b", Binary.of("x")))
                .isInstanceOf(NotSettableException.class)
                .hasMessage("cannot set b inside a, which is no message but scalar");
    }

    @Test
    void setAtTheRootMergesAMessageAndKeepsAnythingElseUnderASlash() {
        assertThat(of("a", "1").set("/", of("B", "2").put("path", Binary.of("p"))))
                .isEqualTo(of("a", "1").put("b", Binary.of("2")));
        assertThat(of("a", "1").set("/", Binary.of("x"))).isEqualTo(of("a", "1").put("/", Binary.of("x")));
    }

    @Test
    void aKeyOfChangesWithASlashIsFirstReadAsAPathOfThem() {
        Message changes = Message.of("a", of("b", "1"), "a/b", Binary.of("2"));
        assertThat(Message.EMPTY.set(changes)).isEqualTo(Message.of("a", of("b", "1")));
    }

    @Test
    void setWithUnsetRemovesAndWithUndefinedDoesNothing() {
        Message base = of("a", "1");
        assertThat(base.set("a", Atom.UNSET)).isEqualTo(Message.EMPTY);
        assertThat(base.set("a", Atom.UNDEFINED)).isEqualTo(base);
        assertThat(base.set("a", Binary.of("unset")).text("a")).contains("unset");
    }

    @Test
    void setPassesOverReservedAndPrivateKeys() {
        Message changes = of("set-mode", "p").put("id", Binary.of("i")).put("PRIV-x", Binary.of("x"));
        assertThat(of("a", "1").set(changes)).isEqualTo(of("a", "1"));
        assertThat(of("a", "1").get("PRIV-X")).isEmpty();
    }

    @Test
    void aSlashInAKeyOfChangesIsAPath() {
        assertThat(Message.EMPTY.set(of("a/b", "x"))).isEqualTo(Message.of("a", of("b", "x")));
    }

    @Test
    void mergeKeepsTheSpellingOfKeys() {
        assertThat(of("A", "1").merge(of("a", "2"))).isEqualTo(of("A", "1").put("a", Binary.of("2")));
    }

    @Test
    void putChangesACopyAndKeepsThePlace() {
        Message before = of("a", "1").put("b", Binary.of("2"));
        Message after = before.put("a", Binary.of("3"));
        assertThat(before.text("a")).contains("1");
        assertThat(after.entries().keySet()).containsExactly(Key.of("a"), Key.of("b"));
    }
}
