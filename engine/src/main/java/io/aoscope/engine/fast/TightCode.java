package io.aoscope.engine.fast;

import io.aoscope.engine.wasm.MemoryType;
import io.aoscope.engine.wasm.WasmModule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;

/**
 * Writes the classes that Chicory has compiled again, for a memory that is one array of bytes: functions hold the array
 * in a local and access it without asking an object, numbers are compared by instructions of Java instead of calls, and a
 * request to stop is looked for where a loop goes on and where a function is entered. HotSpot inlines only so much into one
 * method, and of what Chicory calls in Lua's main loop it left most as calls.
 */
final class TightCode {
    private static final String FUNCTIONS = "FuncGroup";
    private static final String FUNCTION = "func_";

    private TightCode() {}

    /** Whether a module's memory may be such an array: its first one is addressed in 64 bits. */
    static boolean suits(WasmModule module) {
        List<MemoryType> memories = module.memoryTypes();
        return !memories.isEmpty() && memories.getFirst().is64();
    }

    /**
     * Writes a jar of Chicory's again.
     *
     * @throws IllegalArgumentException where a method would become too large for the JVM
     */
    static byte[] of(WasmModule module, byte[] classes) {
        ByteArrayOutputStream tight = new ByteArrayOutputStream();
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(classes));
                JarOutputStream out = new JarOutputStream(tight)) {
            for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                byte[] bytes = in.readAllBytes();
                out.putNextEntry(new JarEntry(entry.getName()));
                out.write(entry.getName().contains(FUNCTIONS) ? functions(module, bytes) : bytes);
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tight.toByteArray();
    }

    private static byte[] functions(WasmModule module, byte[] bytes) {
        ClassFile format = ClassFile.of();
        return format.transformClass(format.parse(bytes), (builder, element) -> {
            if (element instanceof MethodModel method
                    && method.methodName().stringValue().startsWith(FUNCTION)) {
                builder.transformMethod(
                        method, MethodTransform.transformingCode(new TightFunction(module, method.methodTypeSymbol())));
            } else {
                builder.with(element);
            }
        });
    }
}
