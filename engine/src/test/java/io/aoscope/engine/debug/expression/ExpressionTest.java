package io.aoscope.engine.debug.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.debug.expression.Result.Real;
import io.aoscope.engine.debug.expression.Result.Text;
import io.aoscope.engine.debug.expression.Result.Whole;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpressionTest {
    private static final byte[] MEMORY = "\1\2\3\4\377\377\377\377hello\0world".getBytes(StandardCharsets.ISO_8859_1);

    /** Locals 0 and n are 7, the operands are 3 (topmost) and 2.5, the global sp is 8. */
    private static final Scope SCOPE = new Scope() {
        @Override
        public Optional<Result> local(String name) {
            return Optional.ofNullable(
                    Map.<String, Result>of("0", new Whole(7), "n", new Whole(7)).get(name));
        }

        @Override
        public Optional<Result> operand(int fromTop) {
            return Optional.ofNullable(
                    Map.<Integer, Result>of(0, new Whole(3), 1, new Real(2.5)).get(fromTop));
        }

        @Override
        public Optional<Result> global(String name) {
            return name.equals("sp") ? Optional.of(new Whole(8)) : Optional.empty();
        }

        @Override
        public Optional<Result> word(String name) {
            return name.equals("pages") ? Optional.of(new Whole(1)) : Optional.empty();
        }

        @Override
        public Optional<String> there(Asked.Kind kind) {
            return switch (kind) {
                case LOCAL -> Optional.of("$0, $n");
                case OPERAND -> Optional.of("");
                case GLOBAL -> Optional.empty();
            };
        }

        @Override
        public byte[] memory(long address, int length) {
            return address < 0 || address >= MEMORY.length
                    ? new byte[0]
                    : Arrays.copyOfRange(MEMORY, (int) address, (int) Math.min(address + length, MEMORY.length));
        }
    };

    @Test
    void operatorsBindAsInC() throws Exception {
        assertThat(value("1 + 2 * 3")).isEqualTo(new Whole(7));
        assertThat(value("(1 + 2) * 3")).isEqualTo(new Whole(9));
        assertThat(value("10 - 3 - 2")).isEqualTo(new Whole(5));
        assertThat(value("1 << 4 | 1")).isEqualTo(new Whole(17));
        assertThat(value("-1 >>> 60")).isEqualTo(new Whole(15));
        assertThat(value("-16 >> 2")).isEqualTo(new Whole(-4));
        assertThat(value("1 < 2 && 2 < 3 || 0")).isEqualTo(new Whole(1));
        assertThat(value("!0 == 1 && ~0 == -1")).isEqualTo(new Whole(1));
        assertThat(value("7 % 4 + 0x10 + 1_000")).isEqualTo(new Whole(1019));
        assertThat(value("5 != 5")).isEqualTo(new Whole(0));
        assertThat(value("0xFFFFFFFFFFFFFFFF")).isEqualTo(new Whole(-1));
        assertThat(value("1.5 * 2")).isEqualTo(new Real(3));
    }

    @Test
    void localsOperandsGlobalsAndWordsAreRead() throws Exception {
        assertThat(value("$0 + $n + local.n")).isEqualTo(new Whole(21));
        assertThat(value("stack[0]")).isEqualTo(new Whole(3));
        assertThat(value("stack[1] + 1")).isEqualTo(new Real(3.5));
        assertThat(value("global.sp * pages")).isEqualTo(new Whole(8));
    }

    @Test
    void memoryIsReadInEveryType() throws Exception {
        assertThat(value("u8[0]")).isEqualTo(new Whole(1));
        assertThat(value("u16[$0 - 7]")).isEqualTo(new Whole(0x0201));
        assertThat(value("u32[4]")).isEqualTo(new Whole(0xFFFF_FFFFL));
        assertThat(value("i32[4]")).isEqualTo(new Whole(-1));
        assertThat(value("u64[0]")).isEqualTo(new Whole(0xFFFF_FFFF_0403_0201L));
        assertThat(value("cstr[global.sp]")).isEqualTo(new Text("hello"));
        assertThat(value("cstr[8] == \"hello\"")).isEqualTo(new Whole(1));
        assertThat(value("f32[4] == f32[4]")).isEqualTo(new Whole(0));
    }

    @Test
    void aSideThatDoesNotMatterIsNotEvaluated() throws Exception {
        assertThat(value("1 || u8[99999]")).isEqualTo(new Whole(1));
        assertThat(value("0 && $nothing")).isEqualTo(new Whole(0));
    }

    @Test
    void aTextThatCannotBeReadIsRefusedWithItsPlace() {
        refused("1 +", 3, "something is missing");
        refused("1 2", 2, "unexpected '2'");
        refused("u32[4", 5, "expected ]");
        refused("Runtime.exit", 0, "unknown name Runtime");
        refused("\"open", 0, "does not end");
        refused("99999999999999999999", 0, "no number of 64 bits");
        refused("(".repeat(5000), 200, "nested");
    }

    @Test
    void whatIsNotThereIsAnErrorWithItsPlace() {
        refused("1 + $9", 4, "no local 9");
        refused("u32[100]", 0, "0x64 is outside of memory");
        refused("1 / 0", 2, "division by zero");
        refused("1 + \"a\"", 2, "a text and a number");
        refused("stack[1] & 1", 9, "needs integers");
    }

    @Test
    void whatIsNotThereIsToldWithWhatThereIs() {
        refused("1 + $9", 4, "there is no local 9 here, at character 5; there are $0, $n");
        refused("stack[7]", 0, "there is no operand 7 here, at character 1; there are no operands here");
        refused("global.x", 0, "no function executes here: pause in one");
        refused("depth", 0, "depth is not known here, at character 1; it is while a function executes");
        refused("u64[8] + u32[99]", 9, "0x63 is outside of memory, at character 10; it ends at 0x10000");
    }

    @Test
    void anExpressionTellsWhatItAsksForByName() throws Exception {
        assertThat(Expression.read("0 && $n + global.sp > local[3]").asks())
                .containsExactly(
                        new Asked(Asked.Kind.LOCAL, "n", 5),
                        new Asked(Asked.Kind.GLOBAL, "sp", 10),
                        new Asked(Asked.Kind.LOCAL, "3", 22));
    }

    @Test
    void placesInATemplateAreThoseOfItsWholeText() {
        assertThatThrownBy(() -> Template.read("is {1 +}")).hasMessage("something is missing, at character 8");
    }

    @Test
    void aTemplateFillsInWhatStandsInBraces() throws Exception {
        assertThat(Template.read("{{n} = {$n}, then {cstr[8]}").at(SCOPE)).isEqualTo("{n} = 7, then hello");
        assertThat(Template.read("{$x}").at(SCOPE)).contains("no local x");
        assertThatThrownBy(() -> Template.read("{$n")).hasMessageContaining("not closed");
    }

    private static Result value(String text) throws ExpressionException {
        return Expression.read(text).value(SCOPE);
    }

    private static void refused(String text, int position, String why) {
        assertThatThrownBy(() -> value(text))
                .isInstanceOfSatisfying(
                        ExpressionException.class, e -> assertThat(e.position()).isEqualTo(position))
                .hasMessageContaining(why);
    }
}
