package io.aoscope.engine.wasm;

import static io.aoscope.engine.wasm.ModuleBytes.function;
import static io.aoscope.engine.wasm.ModuleBytes.module;
import static io.aoscope.engine.wasm.ModuleBytes.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class ValidatorTest {
    private static InvalidModuleException fault(byte[] bytes) {
        return catchThrowableOfType(InvalidModuleException.class, () -> Validator.validate(ModuleBytes.read(bytes)));
    }

    @Test
    void aModuleWithManyFeaturesIsValid() {
        assertThatCode(() -> Validator.validate(ModuleBytes.named())).doesNotThrowAnyException();
    }

    @Test
    void aTypeMismatchNamesFunctionOffsetAndTypes() {
        InvalidModuleException fault = fault(function("41 01 7c 1a"));
        assertThat(fault)
                .hasMessage("at 0x24 in func 0: type mismatch: instruction requires [i64 i64] but stack has [i32]");
        assertThat(fault.offset()).isEqualTo(0x24);
        assertThat(fault.function()).isZero();
    }

    @Test
    void valuesLeftInABlockAreNamed() {
        assertThat(fault(function("02 40 41 01 0b")).reason())
                .isEqualTo("type mismatch: block requires [] but stack has [i32]");
    }

    @Test
    void aMemoryOf64BitsIsAddressedByI64() {
        assertThat(fault(function("41 00 28 02 00 1a")).reason())
                .isEqualTo("type mismatch: instruction requires [i64] but stack has [i32]");
    }

    @Test
    void anUnknownLocalIsNamedWithTheHighest() {
        assertThat(fault(function("60 01 7f 00", "20 05 1a")).reason()).isEqualTo("unknown local 5: the highest is 0");
    }

    @Test
    void anIndexAboveEverySpaceIsUnknown() {
        assertThat(fault(function("10 ffffffff0f")).reason()).startsWith("unknown function 2147483647");
    }

    @Test
    void anIfWithoutElseMustNotChangeTheStack() {
        assertThat(fault(function("41 01 04 7f 41 01 0b 1a")).reason())
                .startsWith("type mismatch: an if without else must have equal parameters and results");
    }

    @Test
    void afterABranchTheOperandsAreUnknown() {
        assertThatCode(() -> Validator.validate(ModuleBytes.read(function("00 7c a7 1a"))))
                .doesNotThrowAnyException();
    }

    @Test
    void rethrowOutsideOfAClauseIsRefused() {
        assertThat(fault(function("06 40 09 00 0b")).reason())
                .isEqualTo("invalid rethrow label: label 0 is not a catch clause");
    }

    @Test
    void twoExportsOfOneNameAreRefusedAtTheirSection() {
        InvalidModuleException fault = fault(module(section(5, "01 04 01"), section(7, "02 01 61 02 00 01 61 02 00")));
        assertThat(fault).hasMessage("at 0xd: duplicate export name: \"a\"");
        assertThat(fault.function()).isEqualTo(-1);
    }

    @Test
    void aVariableGlobalIsNotConstant() {
        byte[] bytes = module(section(2, "01 01 61 01 62 03 7e 01"), section(6, "01 7e 00 23 00 0b"));
        assertThat(fault(bytes).reason()).isEqualTo("constant expression required: global 0 is variable");
    }

    @Test
    void a32BitMemoryHasAtMost65536Pages() {
        assertThat(fault(module(section(5, "01 00 818004"))).reason())
                .startsWith("memory size must be at most 65536 pages (4GiB)");
    }

    @Test
    void aFileOfFewBytesCannotFillTheOperandStackWithoutLimit() {
        // Each call pushes a thousand results.
        byte[] bytes = function("60 00 e807" + "7f".repeat(1000), "1000".repeat(1_100));
        assertThat(fault(bytes).reason()).isEqualTo("too many operands: the limit of the operand stack is 1048576");
    }
}
