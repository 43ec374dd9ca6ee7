package io.aoscope.engine.wasm;

import static io.aoscope.engine.wasm.ModuleBytes.function;
import static io.aoscope.engine.wasm.ModuleBytes.hex;
import static io.aoscope.engine.wasm.ModuleBytes.module;
import static io.aoscope.engine.wasm.ModuleBytes.named;
import static io.aoscope.engine.wasm.ModuleBytes.read;
import static io.aoscope.engine.wasm.ModuleBytes.section;
import static io.aoscope.engine.wasm.ModuleBytes.sized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WasmReaderTest {
    private static MalformedModuleException fault(byte[] bytes) {
        return catchThrowableOfType(MalformedModuleException.class, () -> WasmReader.read(bytes));
    }

    private static Code code(WasmModule module, int function) {
        return Objects.requireNonNull(module.function(function)).code();
    }

    @Test
    void anEmptyFileIsNamedAsEmpty() {
        assertThat(fault(new byte[0])).hasMessage("at 0x0: unexpected end: the file is empty");
    }

    @Test
    void aTruncatedFileNamesTheOffsetWhereItEnds() {
        byte[] whole = ModuleBytes.resource("named.wasm");
        MalformedModuleException fault = fault(Arrays.copyOf(whole, 0x87));
        assertThat(fault.offset()).isBetween(0x70, 0x87);
        assertThat(fault.reason())
                .startsWith("length out of bounds: ")
                .endsWith("remain in the file; the file is damaged or was cut short");
    }

    @Test
    void aTextFileIsToBeAssembledFirst() {
        assertThat(fault("(module (func))".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("at 0x0: magic header not detected: this is a text file, not a binary module;"
                        + " WebAssembly text is assembled where the name of its file ends with .wat");
    }

    @Test
    void aComponentIsNotACoreModule() {
        assertThat(fault(hex("0061736d0d000100")))
                .hasMessage("at 0x4: unknown binary version: this is a WebAssembly component, not a core module; open"
                        + " the core module that it was made from");
    }

    @Test
    void anUnknownVersionIsNamed() {
        assertThat(fault(hex("0061736d02000000")).reason())
                .isEqualTo("unknown binary version: 0x2; WebAssembly modules have version 1");
    }

    @Test
    void aRelaxedSimdInstructionIsNamedWithItsOffset() {
        MalformedModuleException fault = fault(function("fd 80 02"));
        assertThat(fault.offset()).isEqualTo(0x22);
        assertThat(fault.reason())
                .isEqualTo("relaxed SIMD instruction fd 100 is not supported; compile the module without relaxed"
                        + " SIMD");
    }

    @Test
    void anUnknownSimdInstructionIsNamedWithItsOffset() {
        assertThat(fault(function("fd 9a 01"))).hasMessage("at 0x22: illegal opcode fd 9a: no instruction has it");
    }

    @Test
    void anUnknownOpcodeIsNamedWithItsOffset() {
        assertThat(fault(function("01 ff"))).hasMessage("at 0x23: illegal opcode ff: no instruction has it");
    }

    @Test
    void everyInstructionKeepsItsByteOffset() {
        Code add = code(named(), 1);
        assertThat(List.of(add.offset(0), add.offset(1), add.offset(2), add.offset(3)))
                .containsExactly(0x81, 0x83, 0x85, 0x86);
        assertThat(add.opcode(2)).isEqualTo(Opcode.I64_ADD);
        assertThat(add.start()).isEqualTo(0x80);
        assertThat(add.limit()).isEqualTo(0x87);
    }

    @Test
    void aByteOffsetFindsItsFunctionAndInstruction() {
        WasmModule module = named();
        assertThat(module.functionAt(0x84)).isEqualTo(1);
        assertThat(code(module, 1).instructionAt(0x84)).isEqualTo(1);
        assertThat(code(module, 1).instructionAt(0x80)).isEqualTo(-1);
        assertThat(module.functionAt(0x10)).isEqualTo(-1);
    }

    @Test
    void aBlockKnowsItsEndAndItsEndKnowsTheBlock() {
        Code handle = code(named(), 2);
        assertThat(handle.opcode(0)).isEqualTo(Opcode.BLOCK);
        assertThat(handle.end(0)).isEqualTo(15);
        assertThat(handle.begin(15)).isZero();
        assertThat(handle.end(1)).isEqualTo(14);
        assertThat(handle.begin(handle.size() - 1)).isEqualTo(-1);
    }

    @Test
    void anIfKnowsItsElse() {
        Code handle = code(named(), 2);
        assertThat(handle.opcode(7)).isEqualTo(Opcode.IF);
        assertThat(handle.next(7)).isEqualTo(9);
        assertThat(handle.opcode(9)).isEqualTo(Opcode.ELSE);
        assertThat(handle.end(9)).isEqualTo(handle.end(7)).isEqualTo(11);
        assertThat(handle.begin(9)).isEqualTo(7);
    }

    @Test
    void aTryKnowsItsClausesInTurn() {
        Code handle = code(named(), 2);
        int opener = 16;
        assertThat(handle.opcode(opener)).isEqualTo(Opcode.TRY);
        int first = handle.next(opener);
        int second = handle.next(first);
        assertThat(handle.opcode(first)).isEqualTo(Opcode.CATCH);
        assertThat(handle.opcode(second)).isEqualTo(Opcode.CATCH_ALL);
        assertThat(handle.next(second)).isEqualTo(handle.end(opener)).isEqualTo(handle.end(first));
    }

    @Test
    void memoryOperandsKeepOffsetAlignmentAndMemory() {
        Code handle = code(named(), 2);
        int load = handle.next(16) + 1;
        assertThat(handle.opcode(load)).isEqualTo(Opcode.I64_LOAD32_U);
        assertThat(handle.immediate(load)).isEqualTo(8);
        assertThat(handle.align(load)).isEqualTo(1);
        assertThat(handle.memory(load)).isZero();
    }

    @Test
    void declaredLocalsFollowTheParameters() {
        assertThat(code(named(), 2).locals()).containsExactly(NumType.I32, NumType.F32, NumType.F32);
    }

    @Test
    void moreLocalsThanTheLimitAreRefused() {
        byte[] bytes =
                module(section(1, "01 60 00 00"), section(3, "01 00"), section(10, "01" + sized("01 d18603 7f 0b")));
        assertThat(fault(bytes)).hasMessage("at 0x17: too many locals: 50001 are declared, the limit is 50000");
    }

    @Test
    void moreParametersThanTheLimitAreRefused() {
        assertThat(fault(module(section(1, "01 60 e907" + "7f".repeat(1001) + "00"))))
                .hasMessage("at 0xd: too many types in a list: 1001 are declared, the limit is 1000");
    }

    @Test
    void aHugeDeclaredCountMeetsTheEndOfTheSection() {
        assertThat(fault(module(section(1, "ffffffff0f 60 00 00"))).reason())
                .isEqualTo("unexpected end of section or function: the type section ends here; the file is damaged or"
                        + " was cut short");
    }

    @Test
    void aDataSegmentKnowsItsBytesInTheFile() {
        WasmModule module = named();
        DataSegment segment = module.data().get(0);
        assertThat(module.bytes(segment.start(), segment.start() + segment.length()))
                .isEqualTo("ok\0\"".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void sectionsKeepTheirPlaceInTheFile() {
        Section code = named().sections().stream()
                .filter(section -> section.name().equals("code"))
                .findFirst()
                .orElseThrow();
        assertThat(code.id()).isEqualTo(10);
        assertThat(code.end()).isEqualTo(0xD9);
    }

    @Test
    void theNameSectionNamesFunctionsLocalsAndTheRest() {
        Names names = named().names();
        assertThat(names.module()).isEqualTo("sample");
        assertThat(names.functions()).isEqualTo(Map.of(0, "log", 1, "add", 2, "handle"));
        assertThat(names.local(1, 1)).isEqualTo("right");
        assertThat(names.memories()).isEqualTo(Map.of(0, "heap"));
        assertThat(names.tags()).isEqualTo(Map.of(0, "failure"));
        assertThat(named().displayName(3)).isEqualTo("func 3");
    }

    @Test
    void withoutANameSectionExportsAndImportsNameFunctions() {
        byte[] bytes = module(
                section(1, "01 60 00 00"),
                section(2, "01 01 61 01 62 00 00"),
                section(3, "01 00"),
                section(7, "01 01 63 00 01"),
                section(10, "01 02 00 0b"));
        WasmModule module = read(bytes);
        assertThat(module.functionName(0)).isEqualTo("a.b");
        assertThat(module.functionName(1)).isEqualTo("c");
    }

    @Test
    void aBadNameSectionIsAWarningAndKeepsWhatWasRead() {
        WasmModule module = read(module(section(0, "04 6e616d65 00 02 01 6d 01 05 01 00 09 78 78")));
        assertThat(module.names().module()).isEqualTo("m");
        assertThat(module.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.offset()).isEqualTo(0x17);
            assertThat(warning.message()).startsWith("name section: ").endsWith("some names are missing");
        });
    }

    @Test
    void groupedImportsAreReadOneByOne() {
        WasmModule module =
                read(module(section(1, "01 60 00 00"), section(2, "02 01 61 00 7f 02 01 62 00 00 01 63 00 00")));
        assertThat(module.imports())
                .extracting(entry -> entry.module() + "." + entry.name())
                .containsExactly("a.b", "a.c");
    }

    @Test
    void equalTypesShareAnIdAndAKeyAcrossModules() {
        WasmModule first = read(module(section(1, "03 60 00 00 60 01 7f 00 60 00 00")));
        WasmModule second = read(module(section(1, "01 60 01 7f 00")));
        assertThat(first.typeId(2)).isEqualTo(first.typeId(0)).isNotEqualTo(first.typeId(1));
        assertThat(first.typeKey(1)).isEqualTo(second.typeKey(0)).isNotEqualTo(first.typeKey(0));
    }
}
