package io.aoscope.engine.device;

import io.aoscope.engine.RealImages;
import io.aoscope.engine.Wat;
import io.aoscope.engine.message.Message;
import java.util.Optional;

/**
 * The images of the vectors: a module of {@code wat_modules} is assembled from the source in the file; one that is written
 * {@code test/NAME.wasm} is of HyperBEAM's folder of tests.
 */
final class VectorModules {
    private static final String HYPERBEAM = "test/";
    private static final String ENDING = ".wasm";

    private VectorModules() {}

    static byte[] bytes(String module) {
        Optional<String> source = Vectors.object("wat_modules")
                .flatMap(modules -> modules.message("sources"))
                .flatMap(sources -> exactly(sources, module));
        if (source.isPresent()) {
            return Wat.assemble(source.get());
        }
        String plain = module.endsWith(ENDING) ? module.substring(0, module.length() - ENDING.length()) : module;
        return RealImages.bytes(
                plain.startsWith(HYPERBEAM)
                        ? "hyperbeam/" + plain.substring(HYPERBEAM.length())
                        : plain.startsWith("aos") ? plain : "vectors/" + plain);
    }

    private static Optional<String> exactly(Message sources, String module) {
        return sources.entries().entrySet().stream()
                .filter(entry -> entry.getKey().text().equals(module))
                .map(entry -> entry.getValue().display())
                .findFirst();
    }
}
