package io.aoscope.engine.device;

import io.aoscope.engine.RealImages;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.session.ImageException;
import io.aoscope.engine.session.ImageLoader;
import io.aoscope.engine.session.ImageSource;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The images of the vectors: a module of {@code wat_modules} is assembled from the source in the file; one that is written
 * {@code test/NAME.wasm} is of HyperBEAM's folder of tests.
 */
final class VectorModules {
    private static final Map<String, byte[]> ASSEMBLED = new ConcurrentHashMap<>();
    private static final String HYPERBEAM = "test/";
    private static final String ENDING = ".wasm";

    private VectorModules() {}

    static byte[] bytes(String module) {
        Optional<String> source = Vectors.object("wat_modules")
                .flatMap(modules -> modules.message("sources"))
                .flatMap(sources -> exactly(sources, module));
        if (source.isPresent()) {
            return ASSEMBLED.computeIfAbsent(source.get(), text -> assemble(module, text));
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

    private static byte[] assemble(String module, String text) {
        try {
            ImageSource source = new ImageSource(module, Optional.empty(), text.getBytes(StandardCharsets.UTF_8));
            return ImageLoader.load(source).source().bytes();
        } catch (ImageException e) {
            throw new AssertionError("the module " + module + " of the vectors cannot be assembled", e);
        }
    }
}
