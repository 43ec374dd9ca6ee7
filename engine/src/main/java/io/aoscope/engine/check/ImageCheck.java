package io.aoscope.engine.check;

import io.aoscope.engine.rules.ImageRule;
import io.aoscope.engine.wasm.InvalidModuleException;
import io.aoscope.engine.wasm.MalformedModuleException;
import io.aoscope.engine.wasm.Validator;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.WasmReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Tells what HyperBEAM would make of an image. Pure. */
public final class ImageCheck {
    private static final String THREADS = "shared memory";

    private static final byte[] AOT = "\0aot".getBytes(StandardCharsets.US_ASCII);

    private ImageCheck() {}

    /** Checks a file. Where it cannot be read as a valid module, that is the only finding. */
    public static Report check(byte[] file) {
        if (compiledAhead(file)) {
            return refused(
                    ImageRule.AOT,
                    0,
                    Optional.empty(),
                    "The file was compiled ahead of time: it begins as an AOT file of HyperBEAM's engine, not as"
                            + " WebAssembly, and AOScope cannot look into it");
        }
        WasmModule module;
        try {
            module = WasmReader.read(file.clone());
        } catch (MalformedModuleException e) {
            return refused(
                    ImageRule.MALFORMED, e.offset(), Optional.empty(), "The image cannot be read: " + e.reason());
        }
        try {
            Validator.validate(module);
        } catch (InvalidModuleException e) {
            Optional<Finding.Function> function = e.function() < 0
                    ? Optional.empty()
                    : Optional.of(new Finding.Function(e.function(), module.displayName(e.function())));
            ImageRule rule = e.reason().startsWith(THREADS) ? ImageRule.SHARED_MEMORY : ImageRule.INVALID;
            return refused(rule, e.offset(), function, "The module is not valid: " + e.reason());
        }
        return check(module);
    }

    /** Whether a file is one that WAMR's compiler made; AOScope can neither read nor run it. */
    public static boolean compiledAhead(byte[] file) {
        return file.length >= AOT.length && Arrays.equals(file, 0, AOT.length, AOT, 0, AOT.length);
    }

    /** Checks a valid module. */
    public static Report check(WasmModule module) {
        Scan scan = new Scan(module);
        Findings findings = new Findings(module);
        new FeatureChecks(module, scan, findings).run();
        new ExportChecks(module, findings).run();
        new MemoryChecks(module, scan, findings).run();
        new ImportChecks(module, scan, findings).run();
        new StateChecks(module, scan, findings).run();
        new TextChecks(module, findings).run();
        new StartChecks(module, findings).run();
        return findings.report();
    }

    private static Report refused(ImageRule rule, int offset, Optional<Finding.Function> function, String message) {
        return new Report(List.of(new Finding(rule, OptionalInt.of(offset), function, message + ".", rule.remedy())));
    }
}
