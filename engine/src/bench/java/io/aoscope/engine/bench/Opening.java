package io.aoscope.engine.bench;

import io.aoscope.engine.check.ImageCheck;
import io.aoscope.engine.fast.CodeCache;
import io.aoscope.engine.fast.CompiledImage;
import io.aoscope.engine.fast.CompiledInstance;
import io.aoscope.engine.fast.ImageCompiler;
import io.aoscope.engine.session.ImageLoader;
import io.aoscope.engine.vm.Extern;
import io.aoscope.engine.vm.HostResult;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.InstanceState;
import io.aoscope.engine.vm.Machine;
import io.aoscope.engine.vm.MachineLimits;
import io.aoscope.engine.wasm.ImportKind;
import io.aoscope.engine.wasm.Validator;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.WasmReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * What opening an image costs before its first call, step by step, in milliseconds of processor: the first time in
 * this JVM, and the median of later times. The arguments are the image and a file for its compiled code; where that
 * file is there already the code is loaded before anything is compiled.
 */
public final class Opening {
    private static final int TURNS = 15;
    private static final int TOUCHED_PAGES = 192;

    private final Map<String, double[]> times = new LinkedHashMap<>();
    private final Kept kept;
    private int turn;

    private Opening(Kept kept) {
        this.kept = kept;
    }

    public static void main(String[] arguments) throws Exception {
        byte[] file = Files.readAllBytes(Path.of(arguments[0]));
        Opening opening = new Opening(new Kept(Path.of(arguments[1])));
        for (opening.turn = 0; opening.turn < TURNS; opening.turn++) {
            opening.open(file);
        }
        opening.print();
    }

    private void open(byte[] file) throws Exception {
        WasmModule module = time("decode, with names", () -> WasmReader.read(file));
        time("validate", () -> {
            Validator.validate(module);
            return module;
        });
        String sha256 = time("hash", () -> ImageLoader.sha256(file));
        time("check for HyperBEAM", () -> ImageCheck.check(module));
        if (!kept.isThere()) {
            compile(module, sha256);
        }
        CompiledImage image = time(
                "load the code that was kept",
                () -> new ImageCompiler(module, sha256, kept).kept().orElseThrow());
        kept.clear();
        compile(module, sha256);
        Instance instance = instantiate(module);
        for (int page = 0; page < TOUCHED_PAGES; page++) {
            instance.memory(0).putByte((long) page << 16, (byte) 1);
        }
        time(
                "bind compiled code to an instance of 12 MiB, sharing its memory",
                () -> CompiledInstance.of(image, instance));
        time("the same by a copy of the memory, there and back", () -> copy(instance));
        time("checkpoint of the 12 MiB", instance::state);
    }

    private void compile(WasmModule module, String sha256) throws Exception {
        time("lower and compile, and keep the code", () -> new ImageCompiler(module, sha256, kept).compile());
    }

    /** What moving a state without sharing costs: every page that was written to is copied twice. */
    private static int copy(Instance instance) {
        InstanceState state = instance.state();
        byte[] bytes = new byte[TOUCHED_PAGES << 16];
        state.memories().getFirst().read(0, bytes, 0, bytes.length);
        instance.memory(0).write(0, bytes);
        return bytes.length;
    }

    private static Instance instantiate(WasmModule module) throws Exception {
        return new Machine(MachineLimits.DEFAULT)
                .instantiate(
                        module,
                        wanted -> wanted.kind() instanceof ImportKind.Function(int type)
                                ? Optional.of(new Extern.Host(module.types().get(type), call -> HostResult.none()))
                                : Optional.empty());
    }

    private <T> T time(String step, Callable<T> work) throws Exception {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        T result = work.call();
        long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        times.computeIfAbsent(step, name -> new double[TURNS])[turn] = (end - start) / 1e6;
        return result;
    }

    private void print() {
        System.out.println("| step | first time | later |");
        System.out.println("| --- | ---: | ---: |");
        times.forEach((step, ms) -> {
            double first = ms[0];
            Arrays.sort(ms);
            System.out.printf(Locale.ROOT, "| %s | %.1f | %.2f |%n", step, first, ms[TURNS / 2]);
        });
    }

    private record Kept(Path file) implements CodeCache {
        boolean isThere() {
            return Files.exists(file);
        }

        void clear() throws IOException {
            Files.delete(file);
        }

        @Override
        public Optional<byte[]> load(String image, String version) {
            try {
                return isThere() ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void store(String image, String version, byte[] stored) {
            try {
                Files.write(file, stored);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
