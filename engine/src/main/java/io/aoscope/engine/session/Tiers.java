package io.aoscope.engine.session;

import io.aoscope.engine.fast.BackgroundCompilation;
import io.aoscope.engine.fast.Compilation;
import io.aoscope.engine.fast.CompiledInstance;
import io.aoscope.engine.fast.ImageCompiler;
import io.aoscope.engine.vm.Instance;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Which tier the calls of one process run on. Every call can run on the stepping tier; the compiled one
 * has to be ready first, and counts no instructions.
 */
final class Tiers {
    /**
     * Instructions after which {@link TierChoice#AUTO} compiles the image, or loads code that was kept: some two seconds of
     * the stepping tier, which is what HotSpot needs until that code is the faster one.
     */
    static final long WORTH_COMPILING = 3_000_000_000L;

    private final TierChoice choice;
    private final Optional<String> refused;
    /** Looks at every instruction of the image, so not before the answer is needed. */
    private final BooleanSupplier compilable;

    private final ImageCompiler compiler;
    private final ExecutorService background;
    private long executed;
    private boolean weighed;
    private @Nullable BackgroundCompilation compilation;
    private @Nullable CompiledInstance bound;

    Tiers(ProcessImage image, SessionOptions options) {
        this.refused = options.tier() == TierChoice.COMPILED
                ? CompiledTier.obstacle(image.module(), options)
                : Optional.empty();
        this.choice = refused.isPresent() ? TierChoice.STEPPING : options.tier();
        this.compilable = () -> CompiledTier.obstacle(image.module(), options).isEmpty();
        this.compiler = new ImageCompiler(image.module(), image.sha256(), options.codeCache());
        this.background = options.background();
    }

    /** Tells how many instructions the stepping tier has executed. */
    void executed(long instructions) {
        executed += instructions;
        if (choice == TierChoice.AUTO && !weighed && executed >= WORTH_COMPILING) {
            weighed = true;
            if (compilable.getAsBoolean()) {
                compilation = BackgroundCompilation.start(compiler, background);
            }
        }
    }

    /** Compiled code for an instance, where the choice allows it and it is ready; waits where it must be. */
    Optional<CompiledInstance> ready(Instance instance) {
        return compilation()
                .filter(Compilation.Compiled.class::isInstance)
                .map(result -> bind((Compilation.Compiled) result, instance));
    }

    /** Why calls do not run on compiled code, where that was asked for, or where the compiler has failed. */
    Optional<String> obstacle() {
        return refused.or(() -> compilation()
                .filter(Compilation.Unsupported.class::isInstance)
                .map(result -> ((Compilation.Unsupported) result).reason()));
    }

    private Optional<Compilation> compilation() {
        return switch (choice) {
            case STEPPING -> Optional.empty();
            case AUTO -> Optional.ofNullable(compilation).flatMap(BackgroundCompilation::result);
            case COMPILED -> Optional.of(compiled());
        };
    }

    private Compilation compiled() {
        if (compilation == null) {
            compilation = BackgroundCompilation.start(compiler, background);
        }
        try {
            return compilation.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Compilation.Unsupported("its compilation was interrupted");
        }
    }

    private CompiledInstance bind(Compilation.Compiled compiled, Instance instance) {
        CompiledInstance code = bound;
        if (code == null || code.instance() != instance) {
            code = CompiledInstance.of(compiled.image(), instance);
            bound = code;
        }
        return code;
    }
}
