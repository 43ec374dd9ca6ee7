package io.aoscope.engine.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class OperandTypesTest {
    private static final int ADD = 1;
    private static final int HANDLE = 2;

    @Test
    void operandsAreListedFromTheBottomOfTheStack() {
        WasmModule module = ModuleBytes.read(ModuleBytes.function("41 00 42 00 1a 1a"));
        assertThat(OperandTypes.at(module, 0, 2).operands()).containsExactly(NumType.I32, NumType.I64);
    }

    @Test
    void theFirstInstructionHasNoOperands() {
        OperandTypes.State state = OperandTypes.at(ModuleBytes.named(), ADD, 0);
        assertThat(state.operands()).isEmpty();
        assertThat(state.reachable()).isTrue();
        assertThat(state.labels()).singleElement().satisfies(label -> {
            assertThat(label.opener()).isEqualTo(-1);
            assertThat(label.type().results()).containsExactly(NumType.I64);
        });
    }

    @Test
    void openBlocksAreListedFromTheOutermost() {
        assertThat(OperandTypes.at(ModuleBytes.named(), HANDLE, 8).labels())
                .extracting(OperandTypes.Label::opener)
                .containsExactly(-1, 0, 1, 7);
    }

    @Test
    void codeAfterABranchIsNotReachable() {
        OperandTypes.State state = OperandTypes.at(ModuleBytes.named(), HANDLE, 11);
        assertThat(state.reachable()).isFalse();
        assertThat(state.operands()).isEmpty();
    }

    @Test
    void anUnknownTypeIsNull() {
        WasmModule module = ModuleBytes.read(ModuleBytes.function("00 1b 1a"));
        assertThat(OperandTypes.at(module, 0, 2).operands()).containsExactly((ValType) null);
    }

    @Test
    void aCatchClauseBeginsWithWhatTheTagCarries() {
        WasmModule module = ModuleBytes.named();
        WasmFunction handle = module.functions().get(1);
        int clause = handle.code().next(16);
        assertThat(OperandTypes.at(module, HANDLE, clause + 1).operands()).containsExactly(NumType.I64);
    }

    @Test
    void anImportedFunctionHasNoCode() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OperandTypes.at(ModuleBytes.named(), 0, 0))
                .withMessage("log is imported and has no code");
    }
}
