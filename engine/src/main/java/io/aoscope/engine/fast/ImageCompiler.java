package io.aoscope.engine.fast;

import io.aoscope.engine.wasm.WasmModule;
import java.util.Optional;

/** Compiles one module, or takes its code from where an earlier run of the program has kept it. */
public final class ImageCompiler {
    /** Smaller modules are not kept: compiling them is over before it would be noticed. */
    static final int WORTH_KEEPING = 1 << 16;

    private final WasmModule module;
    private final String image;
    private final CodeCache cache;

    /**
     * @param module valid; the very one that is instantiated
     * @param image SHA-256 of the image, lower-case hex
     */
    public ImageCompiler(WasmModule module, String image, CodeCache cache) {
        this.module = module;
        this.image = image;
        this.cache = module.bytes().length < WORTH_KEEPING ? CodeCache.NONE : cache;
    }

    /** The code that was kept, if it is whole and of this version. Takes some tens of milliseconds. */
    public Optional<CompiledImage> kept() {
        return cache == CodeCache.NONE
                ? Optional.empty()
                : CodeVersion.current()
                        .flatMap(version -> cache.load(image, version))
                        .flatMap(CodeEntry::parse)
                        .flatMap(entry -> CompiledImage.of(module, entry));
    }

    /**
     * The code that was kept, or else compiles and keeps it.
     *
     * @throws InterruptedException where the thread was interrupted, as for {@link CompiledImage#compile}
     */
    public Compilation compile() throws InterruptedException {
        Optional<CompiledImage> kept = kept();
        if (kept.isPresent()) {
            return new Compilation.Compiled(kept.get());
        }
        return CompiledImage.compile(module, this::keep);
    }

    private void keep(CodeEntry entry) {
        CodeVersion.current().ifPresent(version -> cache.store(image, version, entry.toBytes()));
    }
}
