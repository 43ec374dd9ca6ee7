package io.aoscope.engine.fast;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.aoscope.engine.vm.ConstantDivision;
import io.aoscope.engine.vm.FlatView;
import io.aoscope.engine.vm.GlobalInstance;
import io.aoscope.engine.wasm.WasmModule;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ImageCompilerTest {
    private static final String IMAGE = "0123abcd";

    private final Memory cache = new Memory();
    private final WasmModule module = large("exceptions");

    @Test
    void nothingIsKeptOfAnImageThatWasNeverCompiled() {
        assertThat(compiler(module).kept()).isEmpty();
    }

    @Test
    void keptCodeAnswersAsCodeJustCompiled() throws InterruptedException {
        compiler(module).compile();
        CompiledImage kept = compiler(module).kept().orElseThrow();

        Tier loaded = Tier.compiled(kept, Map.of());
        Tier fresh = Tier.compiled(Tier.image(module), Map.of());
        for (String export : Set.of("rethrow", "delegate near", "delegate far", "delegate from a handler")) {
            for (int thrown = 0; thrown < 5; thrown++) {
                assertThat(loaded.call(export, thrown)).as(export).isEqualTo(fresh.call(export, thrown));
            }
        }
        assertThat(loaded.call("rethrow", 1)).isEqualTo("returned [37]");
    }

    @Test
    void keptPassiveSegmentsKeepTheirContents() throws InterruptedException {
        WasmModule bulk = large("bulk");
        compiler(bulk).compile();
        Tier loaded = Tier.compiled(compiler(bulk).kept().orElseThrow(), Map.of());
        Tier stepping = Tier.stepping(bulk, Map.of());

        assertThat(loaded.call("init", 10, 8, 7)).isEqualTo(stepping.call("init", 10, 8, 7));
        assertThat(loaded.state()).isEqualTo(stepping.state());
    }

    @Test
    void whatIsKeptIsNotCompiledAgain() throws InterruptedException {
        compiler(module).compile();
        compiler(module).compile();

        assertThat(cache.stored).isEqualTo(1);
    }

    @Test
    void aDamagedEntryIsIgnoredAndReplaced() throws InterruptedException {
        compiler(module).compile();
        byte[] whole = cache.only();
        for (byte[] damaged : new byte[][] {{}, Arrays.copyOf(whole, whole.length - 1), flipped(whole)}) {
            cache.entries.replaceAll((key, entry) -> damaged);

            assertThat(compiler(module).kept()).isEmpty();
            assertThat(compiler(module).compile()).isInstanceOf(Compilation.Compiled.class);
            assertThat(compiler(module).kept()).isPresent();
        }
    }

    @Test
    void anEntryThatIsWholeButNoCodeIsIgnored() {
        cache.store(
                IMAGE,
                CodeVersion.current().orElseThrow(),
                new CodeEntry(new byte[] {1, 2, 3}, new byte[] {4, 5}, new byte[] {6}).toBytes());

        assertThat(compiler(module).kept()).isEmpty();
    }

    @Test
    void aSmallImageIsNotKept() throws InterruptedException {
        compiler(Tier.fixture("exceptions")).compile();

        assertThat(cache.entries).isEmpty();
    }

    @Test
    void everyClassThatDecidesWhatCompiledCodeIsIsPartOfTheVersion() {
        Map<String, JavaClass> room = new HashMap<>();
        new ClassFileImporter()
                .importPackages("io.aoscope.engine.fast")
                .forEach(type -> room.put(type.getFullName(), type));
        Set<String> reached = new TreeSet<>();
        Deque<JavaClass> pending =
                new ArrayDeque<>(List.of(room.get(Lowering.class.getName()), room.get(TightCode.class.getName())));
        while (!pending.isEmpty()) {
            JavaClass type = pending.pop();
            // What compiled code reads is a part, what that needs is none.
            if (reached.add(type.getFullName()) && !type.isEquivalentTo(PagedMemory.class)) {
                type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> room.get(dependency.getTargetClass().getFullName()))
                        .filter(target -> target != null)
                        .forEach(pending::push);
            }
        }
        reached.removeIf(name -> name.startsWith(Lowered.class.getName()) || name.contains("$"));
        reached.addAll(
                List.of(ConstantDivision.class.getName(), FlatView.class.getName(), GlobalInstance.class.getName()));

        assertThat(CodeVersion.PARTS.stream().map(Class::getName).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(reached);
    }

    private ImageCompiler compiler(WasmModule wanted) {
        return new ImageCompiler(wanted, IMAGE, cache);
    }

    /** A fixture with a custom section that makes it worth keeping. */
    private static WasmModule large(String fixture) {
        byte[] bytes = Tier.fixture(fixture).bytes();
        Bytes padded = new Bytes().raw(bytes);
        padded.u8(0)
                .sized(new Bytes()
                        .name("padding")
                        .raw(new byte[ImageCompiler.WORTH_KEEPING])
                        .toArray());
        return Tier.module(padded.toArray());
    }

    private static byte[] flipped(byte[] whole) {
        byte[] damaged = whole.clone();
        damaged[damaged.length / 2] ^= 1;
        return damaged;
    }

    private static final class Memory implements CodeCache {
        private final Map<String, byte[]> entries = new HashMap<>();
        private int stored;

        @Override
        public Optional<byte[]> load(String image, String version) {
            return Optional.ofNullable(entries.get(image + version));
        }

        @Override
        public void store(String image, String version, byte[] entry) {
            stored++;
            entries.put(image + version, entry);
        }

        private byte[] only() {
            return entries.values().iterator().next();
        }
    }
}
