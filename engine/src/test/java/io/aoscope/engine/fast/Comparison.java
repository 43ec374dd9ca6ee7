package io.aoscope.engine.fast;

import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.WasmModule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Runs a generated module on the stepping tier, on both codes of the compiled tier and on Chicory's interpreter, and tells
 * the first difference in an answer or in the state after it. Each function is called twice, in order.
 */
final class Comparison {
    private static final int FUEL = 300;

    private final long seed;
    private final boolean interpreter;

    Comparison(long seed) {
        this.seed = seed;
        this.interpreter = ModuleGenerator.comparesInterpreter(seed);
    }

    /** What differs first: the call, and both answers; empty where all is alike. */
    Optional<String> difference(GeneratedModule generated) {
        WasmModule module = Tier.module(generated.toBytes());
        CompiledImage image;
        try {
            image = Tier.image(module);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.of("not compiled: " + e.getMessage());
        }
        Map<String, Tier> tiers = new LinkedHashMap<>();
        tiers.put("stepping", Tier.stepping(module, Map.of()));
        tiers.put("compiled", Tier.compiled(image, Map.of()));
        if (image.tight() != null) {
            tiers.put("compiled for any memory", Tier.general(image, Map.of()));
        }
        // Chicory's interpreter keeps more than 32 bits of a product, and a condition sees them.
        if (interpreter && !generated.contains(Opcode.I32_MUL)) {
            tiers.put("interpreted", Tier.interpreted(image, Map.of()));
        }
        Interesting interesting = new Interesting(new SplittableRandom(seed));
        for (int turn = 0; turn < 2; turn++) {
            for (int i = 0; i < generated.functions().size(); i++) {
                List<NumType> params =
                        GeneratedModule.params(generated.functions().get(i).type());
                long[] arguments = params.stream().mapToLong(interesting::bits).toArray();
                Optional<String> difference = call(tiers, "f" + i, arguments);
                if (difference.isPresent()) {
                    return difference;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> call(Map<String, Tier> tiers, String export, long... arguments) {
        String first = null;
        for (Map.Entry<String, Tier> tier : tiers.entrySet()) {
            tier.getValue().call("fuel", FUEL);
            String outcome = tier.getValue().call(export, arguments) + "\n"
                    + tier.getValue().state();
            if (first == null) {
                first = outcome;
            } else if (!outcome.equals(first)) {
                return Optional.of(export + Arrays.toString(arguments) + "\nstepping: " + first + "\n" + tier.getKey()
                        + ": " + outcome);
            }
        }
        return Optional.empty();
    }
}
