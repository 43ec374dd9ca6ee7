package io.aoscope.engine.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DisassemblerTest {
    private static final WasmModule NAMED = ModuleBytes.named();

    private static List<String> text(List<Line> lines, boolean offsets) {
        return lines.stream().map(line -> Disassembler.text(line, offsets)).toList();
    }

    @Test
    void aFunctionIsOneInstructionALineWithByteOffsets() {
        assertThat(text(new Disassembler(NAMED).function(1), true))
                .containsExactly(
                        "(;0x000080;) (func $add (;1;) (type $binary) (param $left i64) (param $right i64) (result"
                                + " i64)",
                        "(;0x000081;)   local.get $left",
                        "(;0x000083;)   local.get $right",
                        "(;0x000085;)   i64.add",
                        "(;0x000086;) )");
    }

    @Test
    void blocksAreIndentedAndNamed() {
        assertThat(text(new Disassembler(NAMED).function(2), false))
                .containsExactly(
                        "(func $handle (;2;) (type 2) (param $message i64) (result i64)",
                        "  (local $n i32)",
                        "  (local f32 f32)",
                        "  block $l0",
                        "    loop $l1",
                        "      local.get $n",
                        "      i32.const -3",
                        "      i32.ge_s",
                        "      br_if $l0",
                        "      local.get $n",
                        "      if $l2 (result i32)",
                        "        i32.const 1",
                        "      else",
                        "        unreachable",
                        "      end",
                        "      local.set $n",
                        "      br $l1",
                        "    end",
                        "  end",
                        "  try $l3 (result i64)",
                        "    local.get $message",
                        "    call $log",
                        "    i64.const 1",
                        "    global.get $limit",
                        "    i32.const 0",
                        "    call_indirect (type $binary)",
                        "  catch $failure",
                        "    i64.load32_u offset=8 align=2",
                        "  catch_all",
                        "    i64.const -1",
                        "  end",
                        ")");
    }

    @Test
    void floatsKeepTheirBits() {
        assertThat(text(new Disassembler(NAMED).function(3), false))
                .contains("  f32.const nan:0x400001", "  f64.const -4.9E-324");
    }

    @Test
    void vectorInstructionsAreWrittenWithTheirLanes() throws Exception {
        try (var in =
                Objects.requireNonNull(Disassembler.class.getResourceAsStream("/io/aoscope/engine/vm/vectors.wasm"))) {
            WasmModule module = WasmReader.read(in.readAllBytes());
            assertThat(text(new Disassembler(module).function(module.functionCount() - 1), false))
                    .containsSubsequence(
                            "  v128.const i32x4 0x00000001 0x00000002 0x00000003 0xffffffff",
                            "  v128.load8_splat offset=3",
                            "  i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 31",
                            "  v128.load16_lane align=1 2",
                            "  i16x8.replace_lane 7");
        }
    }

    @Test
    void theClosingParenthesisIsTheLastEnd() {
        List<Line> lines = new Disassembler(NAMED).function(1);
        Line last = lines.get(lines.size() - 1);
        assertThat(last.instructionIndex()).isEqualTo(3);
        assertThat(last.offset()).isEqualTo(0x86);
    }

    @Test
    void anImportedFunctionIsItsImport() {
        assertThat(text(new Disassembler(NAMED).function(0), false))
                .containsExactly("(import \"env\" \"log\" (func $log (;0;) (type 1)))");
    }

    @Test
    void theModuleListsItsFieldsInTheOrderOfTheIndexSpaces() {
        List<String> lines = new ArrayList<>();
        new Disassembler(NAMED).module(line -> lines.add(line.text()));
        assertThat(lines)
                .containsSubsequence(
                        "(module",
                        "(type $binary (;0;) (func (param i64 i64) (result i64)))",
                        "(import \"env\" \"limit\" (global $limit (;0;) i64))",
                        "(table $handlers (;0;) 2 funcref)",
                        "(memory $heap (;0;) i64 1 4)",
                        "(tag $failure (;0;) (type 1))",
                        "(global $top (;1;) (mut i64) (i64.const 1024))",
                        "(export \"handle\" (func $handle))",
                        "(elem (;0;) (offset (i32.const 0)) func",
                        "$add $log)",
                        "(data (;0;) (offset (i64.const 16))",
                        "\"ok\\00\\22\"",
                        ")");
    }

    @Test
    void equalAndStrangeNamesBecomeDifferentIdentifiers() {
        // Four empty functions, named "a b", "a b", "a_b" and nothing.
        byte[] bytes = ModuleBytes.module(
                ModuleBytes.section(1, "01 60 00 00"),
                ModuleBytes.section(3, "04 00 00 00 00"),
                ModuleBytes.section(10, "04 02 00 0b 02 00 0b 02 00 0b 02 00 0b"),
                ModuleBytes.section(0, "04 6e616d65 01 10 03 00 03 612062 01 03 612062 02 03 615f62"));
        Disassembler disassembler = new Disassembler(ModuleBytes.read(bytes));
        assertThat(List.of(
                        disassembler.identifier(0),
                        disassembler.identifier(1),
                        disassembler.identifier(2),
                        disassembler.identifier(3)))
                .containsExactly("$a_b", "$a_b.1", "$a_b.2", "3");
    }

    @Test
    void aLineHasPartsForHighlighting() {
        String line = "(local $n i32) ;; \"x\"";
        assertThat(WatSpans.of(line))
                .extracting(span -> span.kind() + " " + line.substring(span.start(), span.end()))
                .containsExactly(
                        "PARENTHESIS (",
                        "KEYWORD local",
                        "IDENTIFIER $n",
                        "TYPE i32",
                        "PARENTHESIS )",
                        "COMMENT ;; \"x\"");
    }
}
