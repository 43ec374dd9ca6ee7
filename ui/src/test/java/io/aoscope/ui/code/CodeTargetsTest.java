package io.aoscope.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.ui.fake.Staged;
import io.aoscope.ui.model.Link;
import org.junit.jupiter.api.Test;

class CodeTargetsTest {
    private final WasmModule module = Staged.module("counter-c");

    @Test
    void everyBranchLeadsToAnOpenerOrAnEndInItsFunction() {
        int branches = 0;
        for (int function = module.importedFunctions(); function < module.functionCount(); function++) {
            WasmFunction body = module.function(function);
            Code code = body == null ? null : body.code();
            for (int i = 0; code != null && i < code.size(); i++) {
                if (code.opcode(i) == Opcode.BR || code.opcode(i) == Opcode.BR_IF) {
                    branches++;
                    Link link = CodeTargets.of(module, function, i).orElseThrow();
                    assertThat(link).isInstanceOf(Link.Code.class);
                    int target = ((Link.Code) link).instruction();
                    assertThat(code.opcode(target)).isIn(Opcode.LOOP, Opcode.END);
                    assertThat(code.opcode(target) == Opcode.LOOP).isEqualTo(target < i);
                }
            }
        }
        assertThat(branches).isPositive();
    }

    @Test
    void anImportedFunctionAndALineWithoutCodeLeadNowhere() {
        assertThat(CodeTargets.of(module, module.importedFunctions(), -1)).isEmpty();
    }

    @Test
    void aNameMayBeTypedAsInWat() {
        assertThat(CodeTargets.typed("$handle", module)).isEqualTo(CodeTargets.typed("handle", module));
        assertThat(CodeTargets.typed("$handle", module)).isPresent();
    }

    @Test
    void anExportedNameThatIsNotTheFunctionsOwnIsFound() {
        assertThat(CodeTargets.typed("malloc", module)).isPresent();
    }
}
