package io.aoscope.engine.fast;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.vm.HostFunction;
import io.aoscope.engine.wasm.Export;
import io.aoscope.engine.wasm.ExternKind;
import io.aoscope.engine.wasm.WasmModule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A module on the stepping tier, on both codes of the compiled tier and on Chicory's interpreter, called alike. */
final class Tiers {
    private final Tier stepping;
    private final Map<String, Tier> others = new LinkedHashMap<>();

    private Tiers(WasmModule module, Map<String, HostFunction> hosts, boolean interpreter) {
        CompiledImage image = Tier.image(module);
        stepping = Tier.stepping(module, hosts);
        others.put("compiled", Tier.compiled(image, hosts));
        if (image.tight() != null) {
            others.put("compiled for any memory", Tier.general(image, hosts));
        }
        if (interpreter) {
            others.put("interpreted", Tier.interpreted(image, hosts));
        }
    }

    /**
     * Without Chicory's interpreter, which adds a static offset to an address of 2^31 or more in 32 bits
     * and so finds it in bounds. A 64-bit memory's addresses are rewritten, a 32-bit memory's are not.
     */
    static Tiers withoutInterpreter(String fixture) {
        return new Tiers(Tier.fixture(fixture), Map.of(), false);
    }

    static Tiers of(String fixture) {
        return new Tiers(Tier.fixture(fixture), Map.of(), true);
    }

    static Tiers of(WasmModule module) {
        return new Tiers(module, Map.of(), true);
    }

    static Tiers of(String fixture, Map<String, HostFunction> hosts) {
        return new Tiers(Tier.fixture(fixture), hosts, true);
    }

    /** Names of the exported functions. */
    List<String> functions() {
        return stepping.instance().module().exports().stream()
                .filter(export -> export.kind() == ExternKind.FUNCTION)
                .map(Export::name)
                .toList();
    }

    /** How many parameters an exported function takes. */
    int parameters(String export) {
        return stepping.instance()
                .function(export)
                .orElseThrow()
                .type()
                .params()
                .size();
    }

    /** Calls all of them, holds them to the same answer and the same state, and gives the answer. */
    String call(String export, long... arguments) {
        String answer = stepping.call(export, arguments);
        String state = stepping.state();
        others.forEach((name, tier) -> {
            assertThat(tier.call(export, arguments)).as("%s %s", name, export).isEqualTo(answer);
            assertThat(tier.state()).as("%s state after %s", name, export).isEqualTo(state);
        });
        return answer;
    }
}
