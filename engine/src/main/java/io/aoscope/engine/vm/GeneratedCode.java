package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.WasmModule;
import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The generated code of a module, which all its instances share so that a new one begins with code that HotSpot has
 * compiled. Code of a function begins at its first instruction, or at the first of a loop, for frames that were in the
 * loop before there was code.
 */
final class GeneratedCode {
    private static final Map<Key, SoftReference<GeneratedCode>> ALL = new HashMap<>();
    private static final Executor BACKGROUND = background();

    private final Map<Long, GeneratedTarget> made = new ConcurrentHashMap<>();
    private final Set<Long> asked = ConcurrentHashMap.newKeySet();
    private final AtomicInteger samples = new AtomicInteger();

    private final Sizes sizes;
    private volatile int version;

    private record Key(Image image, Sizes sizes) {}

    /** The bytes of a module. A checksum, which Java has in machine code from its start, stands before comparing them. */
    private static final class Image {
        private final byte[] bytes;
        private final int checksum;

        Image(WasmModule module) {
            bytes = module.bytes();
            CRC32 crc = new CRC32();
            crc.update(bytes);
            checksum = (int) crc.getValue();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Image that && checksum == that.checksum && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return checksum;
        }
    }

    private GeneratedCode(Sizes sizes) {
        this.sizes = sizes;
    }

    /** Another number whenever there is more code. */
    int version() {
        return version;
    }

    static GeneratedCode of(WasmModule module, Sizes sizes) {
        Key key = new Key(new Image(module), sizes);
        synchronized (ALL) {
            SoftReference<GeneratedCode> kept = ALL.get(key);
            GeneratedCode found = kept == null ? null : kept.get();
            if (found == null) {
                found = new GeneratedCode(sizes);
                ALL.values().removeIf(reference -> reference.get() == null);
                ALL.put(key, new SoftReference<>(found));
            }
            return found;
        }
    }

    /** Counts a sample of any function, and tells how many there were. */
    int sampled() {
        return samples.incrementAndGet();
    }

    /** The code of a function that begins at an instruction, if it is ready. */
    @Nullable
    GeneratedTarget find(int function, int entry) {
        return made.get(key(function, entry));
    }

    /** Has it made, once. */
    void request(Body body, int entry, boolean wait) {
        long key = key(body.function.index(), entry);
        if (asked.add(key)) {
            (wait ? (Executor) Runnable::run : BACKGROUND).execute(() -> make(key, body, entry));
        }
    }

    private void make(long key, Body body, int entry) {
        try {
            made.put(key, Generator.generate(body, entry, sizes));
            synchronized (this) {
                version++;
            }
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            // Stays as it is: what cannot be generated, or is too large for a method of Java.
        }
    }

    private static long key(int function, int entry) {
        return (long) function << 32 | entry;
    }

    private static Executor background() {
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "code generation");
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
