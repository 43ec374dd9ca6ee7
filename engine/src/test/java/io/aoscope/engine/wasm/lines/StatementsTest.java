package io.aoscope.engine.wasm.lines;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.session.Fixtures;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.WasmReader;
import org.junit.jupiter.api.Test;

class StatementsTest {
    private static final int LEAF = 2;
    private static final int TURNS = 4;

    private static Statements of(LineTables tables) throws Exception {
        WasmModule module = WasmReader.read(tables.bytes());
        return SourceLines.of(module).statements();
    }

    private static LineTables tables() throws Exception {
        return new LineTables(Fixtures.bytes("debug/by-line"));
    }

    @Test
    void aStatementBeginsWhereTheTableSaysSo() throws Exception {
        Statements statements = of(tables().lines("leaf", 0, 30, 1, LineTables.NO_STATEMENT + 31, 2, 0, 3, 32));

        assertThat(statements.functions()).containsExactly(LEAF);
        assertThat(statements.of(LEAF)).containsExactly(0, 3);
        assertThat(statements.at(LEAF, 3)).contains(new SourceLine("by-line.c", 32, 0));
        assertThat(statements.at(LEAF, 1)).isEmpty();
    }

    @Test
    void whereNoRowOfAFunctionBeginsAStatementEachDoes() throws Exception {
        Statements statements =
                of(tables().lines("leaf", 0, LineTables.NO_STATEMENT + 30, 1, LineTables.NO_STATEMENT + 31));

        assertThat(statements.of(LEAF)).containsExactly(0, 1);
    }

    /** A branch goes on after the {@code loop}, and after the {@code end} of a block. */
    @Test
    void whatBeginsAtALoopOrAnEndBeginsAfterItToo() throws Exception {
        Statements statements = of(tables().lines("turns", 0, 20, 2, 21, 6, 22, 13, 23));

        assertThat(statements.of(TURNS)).containsExactly(0, 2, 3, 6, 13, 14);
        assertThat(statements.at(TURNS, 3)).map(SourceLine::line).contains(21);
        assertThat(statements.at(TURNS, 14)).map(SourceLine::line).contains(23);
    }

    @Test
    void aModuleWithoutLinesHasNone() throws Exception {
        assertThat(SourceLines.of(WasmReader.read(Fixtures.bytes("debug/by-line")))
                        .statements()
                        .isEmpty())
                .isTrue();
    }
}
